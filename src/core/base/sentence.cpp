// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentence.h"

namespace mixdesk {

namespace {

SentenceTranslator& installed()
{
    static SentenceTranslator translator;
    return translator;
}

} // namespace

void setSentenceTranslator(SentenceTranslator translator)
{
    installed() = std::move(translator);
}

Sentence Sentence::tr(const char* english)
{
    const SentenceTranslator& translator = installed();
    return Sentence(translator ? translator(english) : std::string(english));
}

Sentence& Sentence::arg(std::string text)
{
    m_arguments.push_back(std::move(text));
    return *this;
}

std::string Sentence::text() const
{
    std::string filled;
    for (std::size_t i = 0; i < m_pattern.size(); ++i) {
        const char next = i + 1 < m_pattern.size() ? m_pattern[i + 1] : '\0';
        const bool placeholder =
            m_pattern[i] == '%' && next >= '1' && std::size_t(next - '1') < m_arguments.size();
        if (placeholder)
            filled += m_arguments[std::size_t(m_pattern[++i] - '1')];
        else
            filled += m_pattern[i];
    }
    return filled;
}

} // namespace mixdesk
