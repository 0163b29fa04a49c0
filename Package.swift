// swift-tools-version: 6.2
import PackageDescription

/// Layers are targets so that the compiler checks the arrows (docs/architecture.md).
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

func library(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, uses dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func system(_ name: String, _ pkgConfig: String, _ debian: String) -> Target {
  .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([debian])])
}

let package = Package(
  name: "twinhall",
  products: [.executable(name: "twinhall", targets: ["twinhall"])],
  targets: [
    system("CSQLite", "sqlite3", "libsqlite3-dev"),
    system("CPostgreSQL", "libpq", "libpq-dev"),
    system("CMicroHTTPD", "libmicrohttpd", "libmicrohttpd-dev"),
    system("CSodium", "libsodium", "libsodium-dev"),
    system("CCurl", "libcurl", "libcurl4-openssl-dev"),
    system("CDeflate", "libdeflate", "libdeflate-dev"),
    system("COpenSSL", "libcrypto", "libssl-dev"),
    system("CQRCode", "libqrencode", "libqrencode-dev"),
    // C and C++ that Swift cannot import as it is (variadics, macros, templates) and embedded files.
    .target(name: "CShims", dependencies: ["CMicroHTTPD", "CCurl", "COpenSSL"], path: "Sources/C/CShims"),
    .target(name: "CMatchingSolver", path: "Sources/C/CMatchingSolver"),
    .target(name: "CResources", path: "Sources/C/CResources", exclude: ["files"]),

    library("TwinhallCore", uses: ["CResources"]),
    library("Tabular"),
    library("Domain", uses: ["TwinhallCore", "CMatchingSolver"]),
    library("Database", uses: ["TwinhallCore", "CSQLite", "CPostgreSQL"]),
    library("Store", uses: ["Domain", "Database", "Jobs"]),
    library("Localization", uses: ["TwinhallCore"]),
    library("Mail", uses: ["TwinhallCore", "CShims"]),
    library("Credentials", uses: ["TwinhallCore", "CShims", "CQRCode"]),
    library("Jobs", uses: ["TwinhallCore", "Database"]),
    library("Application", uses: ["Store", "Mail", "Credentials", "Jobs", "Localization", "Tabular", "CSodium", "CResources"]),
    library("Markup"),
    library("Interface", uses: ["Markup", "Localization", "CResources", "CSodium"]),
    library("HTTPServer", uses: ["TwinhallCore", "CMicroHTTPD", "CShims", "CDeflate"]),
    library("Web", uses: ["Application", "Credentials", "Interface", "HTTPServer", "CSodium"]),
    .executableTarget(name: "twinhall", dependencies: ["Web", "CShims"], swiftSettings: strict),

    tests("TwinhallCoreTests", uses: ["TwinhallCore"]),
    tests("TabularTests", uses: ["Tabular"]),
    tests("DomainTests", uses: ["Domain"]),
    // Databases for tests of every layer, and the program that the kill tests kill.
    .target(name: "TestSupport", dependencies: ["Database"], path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(name: "CommitWriter", dependencies: ["Database"], path: "Tests/CommitWriter", swiftSettings: strict),
    tests("DatabaseTests", uses: ["Database", "TestSupport", "CommitWriter"]),
    // An authenticator for passkeys with keys of OpenSSL's making.
    .target(name: "TestAuthenticator", dependencies: ["COpenSSL"], path: "Tests/TestAuthenticator", swiftSettings: strict),
    tests("CredentialsTests", uses: ["Credentials", "TestAuthenticator"]),
    tests("JobsTests", uses: ["Jobs", "TestSupport"]),
    tests("LocalizationTests", uses: ["Localization"]),
    tests("InterfaceTests", uses: ["Interface"]),
    tests("HTTPServerTests", uses: ["HTTPServer"]),
    // An installation on a test database with people in it, and a browser without a network.
    .target(name: "Stage", dependencies: ["Web", "TestSupport"], path: "Tests/Stage", swiftSettings: strict),
    tests("ApplicationTests", uses: ["Application", "Stage", "TestSupport", "TestAuthenticator"]),
    tests("WebTests", uses: ["Web", "Stage", "TestSupport"]),
    tests("SourceRulesTests", uses: []),
  ],
  cxxLanguageStandard: .cxx17
)
