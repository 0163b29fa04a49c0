import Application
import Domain
import HTTPServer
import Stage
import TestSupport
import Testing

@testable import Web

@Suite("Pages of documents")
struct DocumentPagesTests {
  @Test(
    "a name stands in the header as old and new clients read it, and ends nothing",
    arguments: [
      ("plan.pdf", "attachment; filename=\"plan.pdf\""),
      ("Å.pdf", "attachment; filename=\"_.pdf\"; filename*=UTF-8''%C3%85.pdf"),
      ("a\";b.pdf", "attachment; filename=\"a_;b.pdf\"; filename*=UTF-8''a%22%3Bb.pdf"),
      ("a\r\nb", "attachment; filename=\"a__b\"; filename*=UTF-8''a%0D%0Ab"),
    ])
  func names(name: String, field: String) {
    // A line break is one character in Swift, and two here.
    #expect(contentDisposition(name) == field)
  }

  @Test("a document is found where it belongs, and a visitor without the right is asked to sign in", arguments: TestDatabases.all)
  func pages(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let id = try scene.add(LibraryScene.entry("Paper of the partners"))
      let open = try scene.add(LibraryScene.entry("Plan for all", .everyone))
      let visitor = try stage.browser(as: scene.visitor)
      let coordinator = try stage.browser(as: scene.coordinator)
      let stranger = try stage.browser(as: scene.stranger)
      #expect(visitor.get("/en/documents").text.contains("Plan for all") && !visitor.get("/en/documents").text.contains("Paper of"))
      #expect(visitor.get("/en/documents/\(id)").location?.hasPrefix("/en/sign-in") == true)
      #expect(visitor.get("/en/documents/\(open)").status == 200)
      #expect(stranger.get("/en/documents/\(id)").status == 404)
      #expect(stranger.get("/en/documents/\(open)/change").status == 404)
      #expect(coordinator.get("/en/documents/\(id)").text.contains("PDF"))
      let slug = try #require(try stage.application.read { try $0.partnerships.find(scene.partnership)?.slug })
      #expect(coordinator.get("/en/partnerships/\(slug)").text.contains("Paper of"))
      #expect(coordinator.get("/en/documents/add/partnership/\(slug)").headers["Content-Security-Policy"]?.contains("connect-src") == true)
      #expect(stranger.get("/en/documents/add/partnership/\(slug)").status == 404)
    }
  }

  @Test("a download can begin anywhere, and one of another version begins anew")
  func ranges() throws {
    try TestDatabase.sqlite.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let id = try scene.add()
      let browser = try stage.browser(as: scene.coordinator)
      let size = SampleFiles.pdf.count
      func answer(_ range: String, _ more: KeyValuePairs<String, String> = [:]) -> String {
        var headers = browser.headers
        headers.add("Range", range)
        for (name, value) in more { headers.add(name, value) }
        let page = browser.send(Request(method: .get, path: "/en/documents/\(id)/file", headers: headers))
        return "\(page.status) \(page.headers["Content-Range"] ?? "")"
      }
      #expect(answer("bytes=0-9") == "206 bytes 0-9/\(size)")
      #expect(answer("bytes=10-") == "206 bytes 10-\(size - 1)/\(size)")
      #expect(answer("bytes=-5") == "206 bytes \(size - 5)-\(size - 1)/\(size)")
      #expect(answer("bytes=5-99999") == "206 bytes 5-\(size - 1)/\(size)")
      #expect(answer("bytes=\(size)-") == "416 bytes */\(size)")
      #expect(answer("bytes=0-1,3-4") == "200 " && answer("bytes=x-2") == "200 " && answer("bytes=9-2") == "200 ")
      #expect(answer("bytes=0-9", ["If-Range": "\"other\""]) == "200 ")
    }
  }

  @Test("a part of a file is taken only with the form's token")
  func tokens() throws {
    try TestDatabase.sqlite.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let browser = try stage.browser(as: scene.coordinator)
      let token = browser.get("/en/account").value(of: "csrf")
      func begin(_ token: String) -> Int {
        var headers = browser.headers
        headers.add("Content-Type", "application/x-www-form-urlencoded")
        headers.add("Form-Token", token)
        return browser.send(Request(method: .post, path: "/en/uploads", headers: headers, body: Array("name=a.pdf&size=10".utf8))).status
      }
      #expect(begin(token) == 201)
      #expect(begin("") == 403)
    }
  }
}
