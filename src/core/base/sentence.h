// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <type_traits>
#include <vector>

namespace mixdesk {

/// A text for people that a program with a window can show in another language. `tr()` marks the
/// English text for lupdate (contexts "mixdesk::Sentence" and "Sentence"); %1 to %9 are
/// filled by arg() in their order, and what was filled in is never searched for placeholders.
/// Stays English unless setSentenceTranslator() was called. Texts in files stay English: leave
/// them plain.
class Sentence
{
public:
    static Sentence tr(const char* english);

    Sentence& arg(std::string text);
    template <typename T, typename = std::enable_if_t<std::is_integral_v<T>>>
    Sentence& arg(T number)
    {
        return arg(std::to_string(number));
    }

    std::string text() const;
    operator std::string() const { return text(); }

private:
    explicit Sentence(std::string pattern) : m_pattern(std::move(pattern)) {}

    std::string m_pattern;
    std::vector<std::string> m_arguments;
};

/// The translation of an English text, which may come back as it was. Called on any thread.
using SentenceTranslator = std::function<std::string(const char* english)>;

/// Call before other threads start, or not at all; an empty one makes texts English again.
void setSentenceTranslator(SentenceTranslator translator);

} // namespace mixdesk
