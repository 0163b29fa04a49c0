import Glibc

/// Why contents could not be stored or read.
public enum StorageFault: Error, Hashable, Sendable {
  /// The system refused a step; its error number (errno.h).
  case disk(step: String, code: Int32)
  /// There is no room left.
  case full
  /// The storage server gave no answer, in libcurl's words.
  case unreachable(String)
  /// The storage server refused with this HTTP status.
  case refused(Int)
  case missing
  /// What was read is not what its digest says.
  case damaged

  static func system(_ step: String, _ code: Int32) -> StorageFault {
    code == ENOSPC || code == EDQUOT ? .full : .disk(step: step, code: code)
  }
}
