// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/process_store.h"

#include "core/base/sentence.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <linux/filter.h>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <system_error>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <vector>

namespace mixdesk::nn {

namespace {

constexpr std::uint32_t kLoopback = 0x7F000000, kLoopbackMask = 0xFF000000;

bool isLoopback(std::uint32_t address)
{
    return (address & kLoopbackMask) == kLoopback;
}

std::string dotted(std::uint32_t address)
{
    const in_addr number{htonl(address)};
    char text[INET_ADDRSTRLEN] = {};
    inet_ntop(AF_INET, &number, text, sizeof text);
    return text;
}

std::optional<std::uint32_t> resolved(const std::string& host)
{
    addrinfo hints = {}, *found = nullptr;
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    if (getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0 || !found)
        return std::nullopt;
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owner(found, freeaddrinfo);
    return ntohl(reinterpret_cast<const sockaddr_in*>(found->ai_addr)->sin_addr.s_addr);
}

/// IPv4 addresses by interface.
std::vector<std::pair<std::string, std::uint32_t>> interfaceAddresses()
{
    ifaddrs* all = nullptr;
    std::vector<std::pair<std::string, std::uint32_t>> addresses;
    if (getifaddrs(&all) != 0)
        return addresses;
    const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> owner(all, freeifaddrs);
    for (const ifaddrs* i = all; i; i = i->ifa_next)
        if (i->ifa_addr && i->ifa_addr->sa_family == AF_INET)
            addresses.emplace_back(
                i->ifa_name,
                ntohl(reinterpret_cast<const sockaddr_in*>(i->ifa_addr)->sin_addr.s_addr));
    return addresses;
}

int localPort(int socket)
{
    sockaddr_storage address = {};
    socklen_t length = sizeof address;
    if (getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0)
        return -1;
    if (address.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port);
    return ntohs(reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
}

/// The listening socket of this process at a port; c10d does not hand it out.
int listenerAt(int port)
{
    rlimit files = {};
    getrlimit(RLIMIT_NOFILE, &files);
    for (int socket = 0; socket < int(std::min<rlim_t>(files.rlim_cur, 1 << 20)); ++socket) {
        int listens = 0;
        socklen_t length = sizeof listens;
        if (getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length) == 0 && listens &&
            localPort(socket) == port)
            return socket;
    }
    return -1;
}

/// Lets through IPv4 packets to `address` only (to any loopback address, where it is one).
void answerOnlyAt(int listener, std::uint32_t address)
{
    const std::uint32_t mask = isLoopback(address) ? kLoopbackMask : 0xFFFFFFFF;
    const auto network = std::uint32_t(SKF_NET_OFF);
    sock_filter program[] = {
        {BPF_LD | BPF_B | BPF_ABS, 0, 0, network}, // version
        {BPF_ALU | BPF_RSH | BPF_K, 0, 0, 4},
        {BPF_JMP | BPF_JEQ | BPF_K, 0, 4, 4},
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, network + 16}, // destination
        {BPF_ALU | BPF_AND | BPF_K, 0, 0, mask},
        {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, address & mask},
        {BPF_RET | BPF_K, 0, 0, 0xFFFFFFFF},
        {BPF_RET | BPF_K, 0, 0, 0},
    };
    const sock_fprog filter{sizeof program / sizeof program[0], program};
    if (setsockopt(listener, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter) != 0)
        throw std::system_error(errno, std::system_category(), "fencing the store");
}

} // namespace

Result<std::string> meetingAddress(const ProcessEnvironment& environment,
                                   const std::string& interface)
{
    const auto addresses = interfaceAddresses();
    const auto has = [&](const auto& accept) {
        return std::any_of(addresses.begin(), addresses.end(), accept);
    };
    if (!has([&](const auto& entry) { return entry.first == interface; }))
        return Error{ErrorCode::Usage,
                     Sentence::tr("There is no network interface '%1' with an IPv4 address on this "
                                  "computer; 'ip -4 address' lists them.")
                         .arg(interface)};
    const bool fromLoopback = has(
        [&](const auto& entry) { return entry.first == interface && isLoopback(entry.second); });
    const bool keptHere = environment.agentPrefix.empty();
    if (fromLoopback && keptHere && environment.localSize == environment.size)
        return std::string("127.0.0.1");
    const auto address = resolved(environment.address);
    if (!address)
        return Error{ErrorCode::Usage,
                     Sentence::tr("MASTER_ADDR is '%1', which is no IPv4 address and no name of "
                                  "one.")
                         .arg(environment.address)};
    if (fromLoopback && keptHere && !isLoopback(*address))
        return Error{ErrorCode::Usage,
                     Sentence::tr("The job meets at %1, but this process listens on loopback only. "
                                  "Name the network interface that leads there, such as "
                                  "--interface eth0.")
                         .arg(dotted(*address))};
    if (environment.rank == 0 && keptHere && !fromLoopback && !has([&](const auto& entry) {
            return entry.first == interface && entry.second == *address;
        }))
        return Error{ErrorCode::Usage, Sentence::tr("MASTER_ADDR is %1, which is no address of the "
                                                    "interface %2 of process 0.")
                                           .arg(dotted(*address))
                                           .arg(interface)};
    return dotted(*address);
}

StorePointer openStore(const ProcessEnvironment& environment, const std::string& address, bool keep,
                       std::chrono::milliseconds patience)
{
    c10d::TCPStoreOptions options;
    options.port = std::uint16_t(environment.port);
    options.isServer = keep;
    options.waitWorkers = false;
    options.timeout = patience;
    StorePointer store = c10::make_intrusive<c10d::TCPStore>(address, options);
    if (keep)
        answerOnlyAt(listenerAt(environment.port), *resolved(address));
    if (!environment.agentPrefix.empty())
        store = c10::make_intrusive<c10d::PrefixStore>(environment.agentPrefix, store);
    // A wait is what sets the time that any answer may take.
    setText(*store, "open", "1");
    store->wait({"open"}, patience);
    return store;
}

void setText(c10d::Store& store, const std::string& key, const std::string& text)
{
    store.set(key, std::vector<std::uint8_t>(text.begin(), text.end()));
}

std::optional<std::string> textAt(c10d::Store& store, const std::string& key)
{
    if (!store.check({key}))
        return std::nullopt;
    const auto bytes = store.get(key);
    return std::string(bytes.begin(), bytes.end());
}

} // namespace mixdesk::nn
