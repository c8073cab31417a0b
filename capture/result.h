#pragma once

#include <string>
#include <tl/expected.hpp>

namespace smppscope {

/// Why the environment (a file, a device, a process) did not do what was asked, in one sentence for the
/// user that names the thing and says why. Damaged input is never an Error: it is a warning or an issue.
struct Error {
    std::string message;
};

/// A value, or the reason why there is none. The caller has to look.
template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning a failure from a function with any Result type.
inline tl::unexpected<Error> failure(std::string message) {
    return tl::unexpected<Error>(Error{std::move(message)});
}

}  // namespace smppscope
