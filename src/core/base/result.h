// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace mixdesk {

enum class ErrorCode {
    Cancelled,   ///< the user asked to stop; not a failure
    Usage,       ///< wrong option, key or value given by the user
    NotFound,    ///< a file or folder is missing
    Unreadable,  ///< a file is there but broken, foreign or hostile
    Unwritable,  ///< a file could not be written
    Unsupported, ///< understood, but this version does not do it
    BadData,     ///< files are readable but do not fit together
    Numeric,     ///< NaN or exploding values
    Disconnected, ///< another process of the job ended or cannot be reached
};

/// One plain sentence for the user: which file, which rule, what to do.
struct Error
{
    ErrorCode code = ErrorCode::BadData;
    std::string message;

    bool cancelled() const { return code == ErrorCode::Cancelled; }
};

/// A value or an Error. Cancellation is an Error whose cancelled() is true.
template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value) : m_data(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_data(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_data.index() == 0; }
    T& value() &
    {
        assert(*this);
        return std::get<0>(m_data);
    }
    const T& value() const&
    {
        assert(*this);
        return std::get<0>(m_data);
    }
    T&& value() && { return std::get<0>(std::move(m_data)); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const Error& error() const { return std::get<1>(m_data); }

private:
    std::variant<T, Error> m_data;
};

/// Success or an Error: `Result<void>{}` is success.
template <> class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    explicit operator bool() const { return !m_error; }
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

inline Error cancelledError()
{
    return {ErrorCode::Cancelled, "Stopped on request."};
}

} // namespace mixdesk
