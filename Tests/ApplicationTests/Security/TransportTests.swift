import Database
import TestSupport
import Testing

@testable import Application

@Suite("What travels to other machines")
struct TransportTests {
  private static let production = [
    "TWINHALL_ENVIRONMENT": "production", "TWINHALL_MAIL_SERVER": "smtp://127.0.0.1:1", "TWINHALL_URL": "https://partners.example",
  ]
  private static let bucket = ["TWINHALL_S3_BUCKET": "files", "TWINHALL_S3_KEY": "key", "TWINHALL_S3_SECRET": "secret"]

  private func configuration(_ settings: [String: String]) throws -> Configuration {
    try Configuration(environment: Self.production.merging(settings) { $1 }, readFile: { _ in nil })
  }

  @Test("In production only a public address with HTTPS is taken")
  func publicAddress() throws {
    let fault = thrown { _ = try configuration(["TWINHALL_URL": "http://partners.example"]) }
    #expect((fault as? ConfigurationFaults)?.faults.first?.hasPrefix("TWINHALL_URL ") == true)
    #expect(try configuration([:]).usesTLS)
  }

  @Test("A bucket elsewhere is spoken with by TLS only")
  func bucket() throws {
    for endpoint in ["http://s3.example.org", "http://127.0.0.1.example.org", "http://localhostile.example"] {
      let fault = thrown { _ = try configuration(Self.bucket.merging(["TWINHALL_S3_ENDPOINT": endpoint]) { $1 }) }
      #expect((fault as? ConfigurationFaults)?.faults.first?.hasPrefix("TWINHALL_S3_ENDPOINT ") == true, "\(endpoint)")
    }
    for endpoint in ["https://s3.example.org", "http://127.0.0.1:9000", "http://localhost"] {
      _ = try configuration(Self.bucket.merging(["TWINHALL_S3_ENDPOINT": endpoint]) { $1 })
    }
  }

  @Test(
    "A database elsewhere is open on its way unless its certificate is verified",
    arguments: [
      ("postgresql://twinhall@db.example.org/twinhall", true), ("postgresql://twinhall@db.example.org/twinhall?sslmode=require", true),
      ("postgresql:host=db.example.org dbname=twinhall sslmode=prefer", true), ("postgresql:hostaddr=192.0.2.1 dbname=twinhall", true),
      ("postgresql://twinhall@localhost,db.example.org/twinhall", true),
      ("postgresql://twinhall@db.example.org/twinhall?sslmode=verify-full", false), ("postgresql:///twinhall", false),
      ("postgresql:host=/var/run/postgresql dbname=twinhall", false), ("postgresql://twinhall@127.0.0.1/twinhall", false),
      ("sqlite:twinhall.sqlite", false),
    ])
  func database(location: String, isOpen: Bool) throws {
    #expect(try #require(DatabaseLocation(parsing: location)).isOpenOnTheWay == isOpen)
  }

  @Test("In production the doctor tells of a database that is open on its way", arguments: TestDatabases.all)
  func doctor(on kind: TestDatabase) throws {
    try kind.useLocation { location in
      var settings = try configuration([:])
      settings.database = location
      #expect(!Doctor(settings).database().contains { $0.name == "database connection" })
    }
  }
}
