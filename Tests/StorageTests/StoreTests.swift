import Glibc
import TestSupport
import Testing
import TwinhallCore

@testable import Storage

@Suite("Stores of contents")
struct StoreTests {
  private func read(_ store: some ContentStore, _ digest: String, _ range: Range<Int>, of size: Int) throws -> [UInt8] {
    let reader = try store.reader(digest, range, of: size)
    var bytes: [UInt8] = []
    while let part = try reader.next() { bytes += part }
    return bytes
  }

  /// Every store holds to the same.
  private func exercise(_ store: some ContentStore) throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
    let digest = try store.keep(bytes)
    #expect(try store.keep(bytes) == digest)
    #expect(try read(store, digest, 0..<bytes.count, of: bytes.count) == bytes)
    #expect(try read(store, digest, 1_000_000..<2_500_001, of: bytes.count) == Array(bytes[1_000_000..<2_500_001]))
    #expect(try store.file(digest, size: bytes.count).read(10, at: 30) == Array(bytes[30..<40]))
    try store.probe()
    try store.remove(digest)
    try store.remove(digest)
    #expect(throws: StorageFault.missing) { try read(store, digest, 0..<bytes.count, of: bytes.count) }
  }

  @Test("a folder keeps, hands out whole or in part, and removes")
  func disk() throws {
    try withTemporaryFolder { try exercise(DiskStore($0 + "/files")) }
  }

  @Test("a bucket does the same, over a server that speaks S3")
  func bucket() throws {
    let server = try S3Server()
    defer { server.stop() }
    try withTemporaryFolder { folder in
      try exercise(S3Store(server.location, temporaryFolder: folder + "/incoming"))
      var other = server.location
      other.bucket = "none"
      let store = S3Store(other, temporaryFolder: folder + "/incoming")
      #expect(throws: StorageFault.refused(404)) { try store.probe() }
      other.endpoint = "http://127.0.0.1:9"
      #expect(throws: StorageFault.self) { try S3Store(other, temporaryFolder: folder).probe() }
    }
  }

  @Test("a content that was changed behind the store's back is told at its end")
  func damage() throws {
    try withTemporaryFolder { folder in
      let store = DiskStore(folder)
      let digest = try store.keep([1, 2, 3])
      let file = fopen("\(folder)/\(digest.prefix(2))/\(digest)", "w")
      fputs("123", file)
      fclose(file)
      #expect(throws: StorageFault.damaged) { try read(store, digest, 0..<3, of: 3) }
      #expect(throws: StorageFault.damaged) { _ = try store.file(digest, size: 3) }
    }
  }

  @Test("what is not kept leaves nothing behind, and what a killed process left is removed later")
  func leftovers() throws {
    try withTemporaryFolder { folder in
      let store = DiskStore(folder)
      do {
        let content = try store.incoming()
        try content.append([1])
        #expect(access(content.path, F_OK) == 0)
      }
      #expect(rmdir(store.temporaryFolder) == 0)
      let killed = try store.incoming()
      removeAbandoned(in: store.temporaryFolder, olderThan: 60)
      #expect(access(killed.path, F_OK) == 0)
      removeAbandoned(in: store.temporaryFolder, olderThan: -1)
      #expect(access(killed.path, F_OK) != 0)
    }
  }
}
