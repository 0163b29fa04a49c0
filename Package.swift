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
  products: [
    .executable(name: "twinhall", targets: ["twinhall"]),
    .executable(name: "twinhall-inspect", targets: ["twinhall-inspect"]),
    .executable(name: "twinhall-mail", targets: ["twinhall-mail"]),
  ],
  targets: [
    system("CSQLite", "sqlite3", "libsqlite3-dev"),
    system("CPostgreSQL", "libpq", "libpq-dev"),
    system("CMicroHTTPD", "libmicrohttpd", "libmicrohttpd-dev"),
    system("CSodium", "libsodium", "libsodium-dev"),
    system("CCurl", "libcurl", "libcurl4-openssl-dev"),
    system("CDeflate", "libdeflate", "libdeflate-dev"),
    system("CZlib", "zlib", "zlib1g-dev"),
    system("COpenSSL", "libcrypto", "libssl-dev"),
    system("CQRCode", "libqrencode", "libqrencode-dev"),
    system("CSeccomp", "libseccomp", "libseccomp-dev"),
    system("CGMime", "gobject-2.0", "libgmime-3.0-dev"),
    system("CXML2", "libxml-2.0", "libxml2-dev"),
    system("CMagic", "libmagic", "libmagic-dev"),
    // Its own pkg-config file names flags that the package manager refuses; glib's is enough to find its headers.
    system("CVips", "gobject-2.0", "libvips-dev"),
    // C and C++ that Swift cannot import as it is (variadics, macros, templates) and embedded files.
    .target(name: "CShims", dependencies: ["CMicroHTTPD", "CCurl", "COpenSSL"], path: "Sources/C/CShims"),
    .target(name: "CMatchingSolver", path: "Sources/C/CMatchingSolver"),
    .target(name: "CResources", path: "Sources/C/CResources", exclude: ["files"]),
    .target(name: "CIsolation", path: "Sources/C/CIsolation"),
    // Only for helper programs, never for the server.
    .target(name: "CConfinement", dependencies: ["CSeccomp"], path: "Sources/C/CConfinement"),
    .target(
      name: "CInspection", dependencies: ["CMagic", "CVips"], path: "Sources/C/CInspection", linkerSettings: [.linkedLibrary("vips")]),

    // Reads mails, as a process of its own beside the server.
    .executableTarget(
      name: "twinhall-mail", dependencies: ["CConfinement", "CGMime", "CXML2"], path: "Sources/C/MailReader",
      // What pkg-config says of gmime holds flags that the package manager refuses; those it needs are these and GObject's.
      cSettings: [.unsafeFlags(["-I/usr/include/gmime-3.0"])], linkerSettings: [.linkedLibrary("gmime-3.0")]),

    library("TwinhallCore", uses: ["CResources"]),
    library("Tabular"),
    library("Domain", uses: ["TwinhallCore", "CMatchingSolver"]),
    library("Database", uses: ["TwinhallCore", "CSQLite", "CPostgreSQL"]),
    library("Store", uses: ["Domain", "Database", "Jobs"]),
    library("Localization", uses: ["TwinhallCore"]),
    library("Mail", uses: ["TwinhallCore", "CShims"]),
    library("Credentials", uses: ["TwinhallCore", "CShims", "CQRCode"]),
    library("Jobs", uses: ["TwinhallCore", "Database"]),
    library(
      "Application",
      uses: [
        "Store", "Mail", "Credentials", "Jobs", "Isolation", "Localization", "Tabular", "Storage", "CSodium", "CZlib", "CResources",
      ]),
    library("Isolation", uses: ["CIsolation"]),
    library("Storage", uses: ["TwinhallCore", "CShims", "CSodium"]),
    library("Markup"),
    library("Interface", uses: ["Markup", "Localization", "CResources", "CSodium"]),
    library("HTTPServer", uses: ["TwinhallCore", "CMicroHTTPD", "CShims", "CDeflate"]),
    library("Web", uses: ["Application", "Interface", "HTTPServer", "Storage", "CSodium"]),
    .executableTarget(name: "twinhall", dependencies: ["Web", "CShims"], swiftSettings: strict),
    // Looks at files that strangers sent.
    .executableTarget(name: "twinhall-inspect", dependencies: ["CConfinement", "CInspection"], swiftSettings: strict),

    tests("TwinhallCoreTests", uses: ["TwinhallCore"]),
    tests("TabularTests", uses: ["Tabular"]),
    tests("DomainTests", uses: ["Domain"]),
    // Databases for tests of every layer, and the program that the kill tests kill.
    .target(name: "TestSupport", dependencies: ["Database"], path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(name: "CommitWriter", dependencies: ["Database"], path: "Tests/CommitWriter", swiftSettings: strict),
    // A helper program that does what the tests of isolation ask for.
    .executableTarget(name: "ConfinedExample", dependencies: ["CConfinement"], path: "Tests/ConfinedExample", swiftSettings: strict),
    tests("IsolationTests", uses: ["Isolation", "ConfinedExample"]),
    tests("StorageTests", uses: ["Storage", "TestSupport"]),
    tests("DatabaseTests", uses: ["Database", "TestSupport", "CommitWriter"]),
    // An authenticator for passkeys with keys of OpenSSL's making.
    .target(name: "TestAuthenticator", dependencies: ["COpenSSL"], path: "Tests/TestAuthenticator", swiftSettings: strict),
    tests("CredentialsTests", uses: ["Credentials", "TestAuthenticator"]),
    tests("MailTests", uses: ["Mail", "Isolation", "TestSupport", "twinhall-mail"]),
    tests("JobsTests", uses: ["Jobs", "TestSupport"]),
    tests("LocalizationTests", uses: ["Localization"]),
    tests("InterfaceTests", uses: ["Interface"]),
    tests("HTTPServerTests", uses: ["HTTPServer"]),
    // An installation on a test database with people in it, and a browser without a network.
    .target(name: "Stage", dependencies: ["Web", "TestSupport", "CDeflate"], path: "Tests/Stage", swiftSettings: strict),
    // The program itself is run and killed by some of these.
    tests("ApplicationTests", uses: ["Application", "Stage", "TestSupport", "TestAuthenticator", "twinhall", "twinhall-inspect"]),
    tests("WebTests", uses: ["Web", "Stage", "TestSupport", "twinhall-inspect"]),
    tests("SourceRulesTests", uses: []),
  ],
  cxxLanguageStandard: .cxx17
)
