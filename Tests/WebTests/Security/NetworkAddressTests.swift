import HTTPServer
import Testing
import Web

@Suite("The network address that limits count")
struct NetworkAddressTests {
  private func counted(_ peer: String, _ forwarded: String...) -> String {
    var headers = Headers()
    for value in forwarded { headers.add("X-Forwarded-For", value) }
    return NetworkAddress.counted(Request(headers: headers, remoteAddress: peer))
  }

  @Test("A proxy on this machine is believed, in its last word only")
  func proxy() {
    #expect(counted("127.0.0.1", "198.51.100.9") == "198.51.100.9")
    #expect(counted("127.0.0.1", "203.0.113.1, 198.51.100.9") == "198.51.100.9")
    #expect(counted("127.0.0.1", "203.0.113.1", "198.51.100.9") == "198.51.100.9")
    #expect(counted("::1", "198.51.100.9") == "198.51.100.9")
    #expect(counted("::ffff:127.0.0.1", "198.51.100.9") == "198.51.100.9")
  }

  @Test("Anybody else is not believed, nor is what is no address")
  func directly() {
    #expect(counted("192.0.2.1", "198.51.100.9") == "192.0.2.1")
    #expect(counted("::ffff:192.0.2.1", "198.51.100.9") == "192.0.2.1")
    #expect(counted("127.0.0.1", "somewhere") == "127.0.0.1")
    #expect(counted("127.0.0.1", "") == "127.0.0.1")
    #expect(counted("127.0.0.1") == "127.0.0.1")
  }

  @Test("One IPv6 network is one client, however it writes its addresses")
  func networks() {
    let one = counted("2001:db8:0:1::5")
    for other in ["2001:0DB8:0000:0001:ffff::1", "2001:db8:0:1:1:2:3:4", "2001:db8:0:1::"] { #expect(counted(other) == one) }
    #expect(counted("127.0.0.1", "2001:db8:0:1::77") == one)
    #expect(counted("2001:db8:0:2::5") != one)
    #expect(counted("2001:db8::1:0:0:5") != one)
  }
}
