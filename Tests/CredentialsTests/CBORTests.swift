import Credentials
import Testing

@Suite("CBOR")
struct CBORTests {
  private func read(_ bytes: [UInt8]) -> CBOR? { try? CBORReader.whole(bytes) }

  @Test("Values of RFC 8949, appendix A, are read")
  func vectors() {
    #expect(read([0x00]) == .number(0))
    #expect(read([0x18, 0x18]) == .number(24))
    #expect(read([0x19, 0x03, 0xE8]) == .number(1000))
    #expect(read([0x1B] + [UInt8](repeating: 0xFF, count: 8)) == .unsigned(.max))
    #expect(read([0x38, 0x63]) == .number(-100))
    #expect(read([0x44, 1, 2, 3, 4]) == .bytes([1, 2, 3, 4]))
    #expect(read([0x62, 0xC3, 0xBC]) == .text("ü"))
    #expect(read([0x63, 0xE6, 0xB0, 0xB4]) == .text("水"))
    #expect(read([0x83, 0x01, 0x02, 0x03]) == .array([.number(1), .number(2), .number(3)]))
    #expect(read([0xA2, 0x01, 0x02, 0x03, 0x04]) == .map([.number(1): .number(2), .number(3): .number(4)]))
    #expect(read([0xF5]) == .bool(true))
    #expect(read([0xF6]) == .null)
  }

  @Test("What authenticators never write is refused")
  func strictness() {
    let refused: [(bytes: [UInt8], why: String)] = [
      ([], "nothing"), ([0x00, 0x00], "bytes left over"), ([0x18, 0x17], "a number longer than needed"),
      ([0x19, 0x00, 0xFF], "a number longer than needed"), ([0x1A, 0, 0, 0xFF, 0xFF], "a number longer than needed"),
      ([0x1C], "a reserved length"), ([0x5F, 0x41, 0x00, 0xFF], "an indefinite length"), ([0x9F, 0xFF], "an indefinite list"),
      ([0xA2, 0x01, 0x02, 0x01, 0x03], "a key twice"), ([0x42, 0x00], "bytes that are missing"), ([0x61, 0xFF], "no UTF-8"),
      ([0xC0, 0x00], "a tag"), ([0xF9, 0x00, 0x00], "a fraction"), ([0xF7], "undefined"),
      ([0x9B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "a list of more values than there are bytes"),
      ([0x5B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "more bytes than there are"),
      ([0x81, 0x81, 0x81, 0x81, 0x81, 0x00], "six levels"),
    ]
    for each in refused { #expect(read(each.bytes) == nil, "\(each.why)") }
    #expect(read([0x81, 0x81, 0x81, 0x81, 0x00]) != nil)
  }
}
