import Application

extension Command {
  static let doctor = Command(
    name: "doctor", arguments: "", purpose: "check settings, disk, storage, database, mail and clock; say what to do about each fault"
  ) { _ in
    do {
      let findings = Doctor(try readConfiguration()).examine()
      for finding in findings { print("\(finding.isFault ? "FAULT" : "ok   ") \(finding.name): \(finding.text)") }
      return findings.contains(where: \.isFault) ? 1 : 0
    } catch let faults as ConfigurationFaults {
      for fault in faults.faults { print("FAULT settings: \(fault)") }
      return 1
    }
  }
}
