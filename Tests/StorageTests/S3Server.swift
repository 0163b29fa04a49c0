import Glibc
import Storage
import TestSupport

/// A server that speaks S3, with one bucket: PyPI's moto.
final class S3Server {
  let location: S3Store.Location
  private let process: ChildProcess

  init() throws {
    process = try ChildProcess(path: "/usr/bin/env", arguments: [".venv/bin/python", "Tests/tools/s3_server.py", "twinhall-test"])
    guard let endpoint = process.readLine() else { throw ChildProcessError(path: "Tests/tools/s3_server.py", code: 0) }
    location = S3Store.Location(
      endpoint: endpoint, region: "eu-north-1", bucket: "twinhall-test", accessKey: "testing", secretKey: "testing")
  }

  func stop() {
    process.kill()
    process.wait()
  }
}
