import Domain
import Stage
import TestSupport
import Testing

@Suite("Pages of conversations")
struct ConversationPagesTests {
  @Test("A conversation is begun, read and answered; what is missing is said at its field", arguments: TestDatabases.all)
  func writing(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let maja = try stage.browser(as: scene.maja)
      #expect(maja.get("/en/home/messages").text.contains("No conversations yet"))
      let place = "partnership:\(scene.partnership)"
      let refused = maja.post("/en/home/messages/start", ["place": place, "subject": "Study visit", "text": ""])
      #expect(refused.status == 422)
      #expect(refused.text.contains("href=\"#text\""))
      #expect(refused.text.contains("value=\"Study visit\""))
      let begun = maja.post("/en/home/messages/start", ["place": place, "subject": "Study visit", "text": "When?\n\nAnd <b>how</b>?"])
      let address = try #require(begun.location?.split(separator: "?").first.map(String.init))
      let chanda = try stage.browser(as: scene.chanda)
      #expect(chanda.get("/en/home").text.contains("Study visit"))
      #expect(chanda.get("/en/home/messages").text.contains("1 new"))
      #expect(chanda.get(address).text.contains("And &lt;b&gt;how&lt;/b&gt;?"))
      #expect(chanda.get("/en/home/messages").text.contains("Read"))
      chanda.post(address + "/write", from: address, ["text": "On Thursday."])
      #expect(maja.get(address).text.contains("On Thursday."))
      chanda.post(address + "/mute", from: address, ["mails": "stop"])
      #expect(chanda.get(address).text.contains("You get no e-mail about this conversation"))
    }
  }

  @Test("Nobody else finds it, and nothing of it is on a public page", arguments: TestDatabases.all)
  func hidden(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin("Study visit", "Secret words")
      let address = "/en/home/messages/\(id)"
      let stranger = try stage.browser(as: stage.coordinator("Sten Stranger", of: stage.makeBody("Falun")))
      #expect(stranger.get(address).status == 404)
      #expect(stranger.post(address + "/write", from: "/en/account", ["text": "Hello"]).status == 404)
      let place = "partnership:\(scene.partnership)"
      #expect(stranger.post("/en/home/messages/start", ["place": place, "subject": "Hello", "text": "Hello"]).status == 404)
      #expect(Browser(stage).get(address).status == 303)
    }
  }
}
