import Glibc
import Localization
import TwinhallCore

extension Doctor {
  /// Made at the first need, so that it may be missing; without it nobody's code app works any more.
  func secretKey() -> Finding {
    if configuration.secretKey != nil { return .fine("secret key", "set from outside") }
    var status = stat()
    guard stat(configuration.secretKeyPath, &status) == 0 else {
      return .fine("secret key", "not made yet; \(configuration.secretKeyPath) appears with the first second factor. Back it up then.")
    }
    guard status.st_mode & 0o077 == 0 else {
      return .fault("secret key", "others can read \(configuration.secretKeyPath). Run 'chmod 600' on it.")
    }
    return .fine("secret key", "\(configuration.secretKeyPath), readable to this user only")
  }

  func disk() -> [Finding] { [dataFolder(), freeSpace()] }

  private func dataFolder() -> Finding {
    let path = "\(configuration.dataFolder)/.doctor-\(getpid())"
    guard let file = fopen(path, "w") else {
      return .fault("data folder", "\(configuration.dataFolder) cannot be written. Make it and give it to the user that runs Twinhall.")
    }
    let isWritten = fputs("probe", file) >= 0 && fflush(file) == 0
    fclose(file)
    unlink(path)
    return isWritten
      ? .fine("data folder", "\(configuration.dataFolder) can be written")
      : .fault("data folder", "\(configuration.dataFolder) takes no data. The disk may be full: make room.")
  }

  private func freeSpace() -> Finding {
    var disk = statvfs()
    guard statvfs(configuration.dataFolder, &disk) == 0 else {
      return .fault("disk space", "cannot be read for \(configuration.dataFolder). Set TWINHALL_DATA to a folder that is there.")
    }
    return Doctor.space(megabytes: Int(disk.f_bavail) * Int(disk.f_frsize) / 1_000_000)
  }

  /// Less than 500 MB is a fault: a busy day's files and the database's journal need that much.
  static func space(megabytes: Int) -> Finding {
    megabytes >= 500
      ? .fine("disk space", "\(megabytes) MB free")
      : .fault("disk space", "only \(megabytes) MB free. Make room before uploads and the database stop.")
  }

  /// A machine without a battery starts in 1970; links and sessions would be void or last for ever.
  func clock() -> Finding {
    let year = time.today.components.year
    return (2026...2100).contains(year)
      ? .fine("clock", "\(time.now)")
      : .fault("clock", "says the year \(year). Set the time and turn time synchronisation on.")
  }

  /// A partial language works, with English where it has no text; that is news and no fault.
  func languages() -> [Finding] {
    Completeness.all.map { completeness in
      let count = completeness.total - completeness.missing.count
      let first = completeness.missing.prefix(3).joined(separator: ", ")
      let lacking = completeness.missing.isEmpty ? "" : "; without \(first)" + (completeness.missing.count > 3 ? ", …" : "")
      return .fine("language \(completeness.language.tag)", "\(count) of \(completeness.total) texts\(lacking)")
    }
  }

  func timeZone() -> Finding {
    let zone = configuration.timeZone
    let folder = getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
    let isName = !zone.hasPrefix("/") && !zone.contains("..") && !zone.isEmpty
    var status = stat()
    if isName, stat("\(folder)/\(zone)", &status) == 0, status.st_mode & S_IFMT == S_IFREG { return .fine("time zone", zone) }
    return .fault(
      "time zone",
      "there is no data for '\(zone)'. Install the package tzdata, or correct TWINHALL_TIME_ZONE (such as Europe/Stockholm).")
  }
}
