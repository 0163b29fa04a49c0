import Credentials
import Testing
import TwinhallCore

@Suite("One-time codes")
struct OneTimeCodeTests {
  private let key = Array("12345678901234567890".utf8)

  @Test("Codes by a counter are those of RFC 4226, appendix D")
  func counterVectors() {
    let expected = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]
    #expect((0..<10).map { OneTimeCode.code(key, counter: $0) } == expected)
  }

  @Test("Codes by time are those of RFC 6238, appendix B, with SHA-1")
  func timeVectors() {
    let vectors: [(seconds: Int64, code: String)] = [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
      (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ]
    for vector in vectors {
      let step = OneTimeCode.step(at: Instant(milliseconds: vector.seconds * 1000))
      #expect(OneTimeCode.code(key, counter: step, digits: 8) == vector.code)
    }
  }

  @Test("A code of the step before and after is taken, none further away, and none of a step that was taken")
  func steps() {
    let now = Instant(milliseconds: 1_000_000 * 30_000 + 12_345)
    func step(_ counter: Int64, after last: Int64 = 0) -> Int64? {
      OneTimeCode.step(of: OneTimeCode.code(key, counter: counter), key: key, at: now, after: last)
    }
    #expect([999_998, 999_999, 1_000_000, 1_000_001, 1_000_002].map { step($0) } == [nil, 999_999, 1_000_000, 1_000_001, nil])
    #expect(step(1_000_000, after: 1_000_000) == nil)
    #expect(step(999_999, after: 1_000_000) == nil)
    #expect(step(1_000_001, after: 1_000_000) == 1_000_001)
    #expect(OneTimeCode.step(of: "", key: key, at: now, after: 0) == nil)
  }

  @Test("Base 32 is that of RFC 4648, section 10, without padding")
  func base32() {
    let expected = ["", "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI"]
    #expect((0...6).map { Base32.encode(Array("foobar".utf8.prefix($0))) } == expected)
  }

  @Test("An address for apps escapes what would end a part of it")
  func address() {
    let text = OneTimeCode.address(key: Array("foobar".utf8), account: "å&b@example.org", issuer: "Two: Towns")
    let values = "secret=MZXW6YTBOI&issuer=Two%3A%20Towns&algorithm=SHA1&digits=6&period=30"
    #expect(text == "otpauth://totp/Two%3A%20Towns:%C3%A5%26b%40example.org?" + values)
  }

  @Test("Base 64 for addresses goes there and back, and refuses padding, other letters and left-over bits")
  func base64() {
    for length in 0..<70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 250) }
      #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
    }
    #expect(Base64URL.encode([0xFB, 0xFF, 0xFE]) == "-__-")
    #expect(["Zg==", "Z", "Zh", "Z g", "+/+/", "Zm9vYg\n"].allSatisfy { Base64URL.decode($0) == nil })
  }

  @Test("A QR code has the width of its version and the three corners that cameras look for")
  func qrCode() throws {
    let code = try #require(QRCode("otpauth://totp/Twinhall:ada@example.org?secret=MZXW6YTBOI"))
    #expect((code.width - 17) % 4 == 0)
    for (row, column) in [(0, 0), (0, code.width - 7), (code.width - 7, 0)] {
      #expect((0..<7).allSatisfy { code[row, column + $0] && code[row + 6, column + $0] })
      #expect(!code[row + 1, column + 1])
    }
    #expect(QRCode(String(repeating: "x", count: 5000)) == nil)
  }
}
