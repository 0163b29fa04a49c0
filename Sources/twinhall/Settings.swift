import Application
import Glibc

/// Where the package keeps the settings; a missing file is no fault.
private let settingsFile = "/etc/twinhall/twinhall.conf"

/// Settings from the environment of this process and from a file of `NAME=VALUE` lines. The environment comes first.
/// The file is the one that `TWINHALL_CONFIGURATION` names, or the package's.
func readConfiguration() throws -> Configuration {
  let variables = environmentVariables()
  let named = variables["TWINHALL_CONFIGURATION"]
  if let named, access(named, R_OK) != 0 {
    throw ConfigurationFaults(faults: ["TWINHALL_CONFIGURATION names a file that cannot be read: '\(named)'."])
  }
  if named == nil, access(settingsFile, F_OK) == 0, access(settingsFile, R_OK) != 0 {
    throw ConfigurationFaults(faults: ["'\(settingsFile)' cannot be read by this user. Run: sudo -u twinhall twinhall …"])
  }
  let file = try SettingsFile(named ?? settingsFile, content: readFile(named ?? settingsFile) ?? "")
  let values = file.values.merging(variables) { _, environment in environment }
  // Languages are read before there is a configuration, from the environment.
  if let texts = values["TWINHALL_TEXTS"] { setenv("TWINHALL_TEXTS", texts, 1) }
  let configuration = try Configuration(environment: values, readFile: readFile)
  try requireOwner(of: configuration.dataFolder)
  return configuration
}

private func environmentVariables() -> [String: String] {
  var variables: [String: String] = [:]
  var entry = environ
  while let text = entry.pointee {
    let line = String(cString: text)
    if let separator = line.firstIndex(of: "=") { variables[String(line[..<separator])] = String(line[line.index(after: separator)...]) }
    entry += 1
  }
  return variables
}

/// Files that root makes in the folder of the service could not be changed by the service afterwards.
private func requireOwner(of folder: String) throws {
  var about = stat()
  guard geteuid() == 0, stat(folder, &about) == 0, about.st_uid != 0 else { return }
  let name = getpwuid(about.st_uid).map { String(cString: $0.pointee.pw_name) } ?? "\(about.st_uid)"
  throw ConfigurationFaults(faults: ["'\(folder)' belongs to \(name), and this is root. Run: sudo -u \(name) twinhall …"])
}
