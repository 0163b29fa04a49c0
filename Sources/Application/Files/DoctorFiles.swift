import Isolation
import Storage
import TwinhallCore

extension Doctor {
  /// Storage, the helper program and the virus scanner.
  func files() -> [Finding] { [storage(), helper(), scanner()] }

  private func storage() -> Finding {
    let place = configuration.files.bucket.map { "\($0.endpoint)/\($0.bucket)" } ?? configuration.dataFolder + "/files"
    do {
      try configuration.store(time).probe()
      return .fine("file storage", "\(place) can be written and read")
    } catch {
      return .fault("file storage", "\(place) \(advice(for: error))")
    }
  }

  private func advice(for fault: StorageFault) -> String {
    switch fault {
    case .full: "has no room. Make room before files are sent."
    case .disk(let step, let code): "fails to \(step) (error \(code)). Give the folder to the user that runs Twinhall."
    case .unreachable(let words): "cannot be reached: \(words). Check TWINHALL_S3_ENDPOINT and the firewall."
    case .refused(403): "refuses the key. Check TWINHALL_S3_KEY, TWINHALL_S3_SECRET, TWINHALL_S3_REGION and this machine's clock."
    case .refused(404): "is not there. Check TWINHALL_S3_BUCKET and make the bucket."
    case .refused(let status): "refuses with status \(status)."
    case .missing, .damaged: "does not give back what was written. Do not use it."
    }
  }

  private func helper() -> Finding {
    let inspector = Inspector(configuration.files)
    return inspector.isInstalled
      ? .fine("helper program", inspector.path)
      : .fault("helper program", "\(inspector.path) is not there, so no file can be sent. Install it, or set TWINHALL_HELPERS.")
  }

  private func scanner() -> Finding {
    guard let address = configuration.files.scanner else { return .fine("virus scanner", "none (TWINHALL_SCANNER is not set)") }
    do {
      return .fine("virus scanner", try VirusScanner(address: address).version())
    } catch {
      return .fault("virus scanner", "\(address) gives no answer. Files stay held until clamav-daemon runs and its socket can be used.")
    }
  }
}
