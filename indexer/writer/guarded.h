#pragma once

#include "indexer/writer/index_folder.h"

#include <string>
#include <type_traits>

#include <xapian.h>

namespace vanthu::indexer {

/// Runs `work` on the shard of a year; Xapian's exceptions become ours.
template <class Work>
auto guarded(const std::string& place, int year, Work&& work) -> std::invoke_result_t<Work&> {
    const auto message = [&](const Xapian::Error& error) {
        return "index " + place + ": " + error.get_description();
    };
    try {
        return work();
    } catch (const Xapian::DatabaseLockError& error) {
        throw Error(ErrorCode::conflict,
                    message(error) + "; another vanthu-indexer writes it: stop that one first");
    } catch (const Xapian::DatabaseCorruptError& error) {
        throw DamagedShard(year, message(error));
    } catch (const Xapian::DatabaseVersionError& error) {
        throw DamagedShard(year, message(error));
    } catch (const Xapian::DatabaseOpeningError& error) {
        throw DamagedShard(year, message(error));
    } catch (const Xapian::NetworkError& error) {
        throw Error(ErrorCode::unavailable, message(error) + "; is its xapian-tcpsrv running?");
    } catch (const Xapian::DatabaseError& error) {
        throw Error(ErrorCode::unavailable, message(error) + "; is the disk full or not writable?");
    } catch (const Xapian::Error& error) {  // what the blocks say makes no sense
        throw DamagedShard(year, message(error));
    }
}

}  // namespace vanthu::indexer
