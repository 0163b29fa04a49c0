import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("Rules for signing in")
struct SignInRulesTests {
  private func save(_ stage: Stage, roles: [String], idle: String = "14", days: String = "30") throws {
    let permit = try Policy.permit(ManageSettings.self, to: .system)
    let version = try stage.application.signInRules(permit: permit).version
    try stage.application.saveSignInRules(
      SignInRulesEntry(roles: roles, idleDays: idle, days: days, version: version), permit: permit)
  }

  @Test("A role that asks for a second factor does nothing without one, and everything with it", arguments: TestDatabases.all)
  func required(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.person(
        "Moa Multi", HeldRole(.administrator, in: .programme), HeldRole(.mentor, in: .programme))
      let session = try stage.session(of: viewer)
      #expect(try stage.viewer(session).roles == viewer.roles)
      try save(stage, roles: ["administrator"])
      #expect(try stage.viewer(session).roles == [HeldRole(.mentor, in: .programme)])
      #expect(try stage.viewer(session).waitingRoles == [HeldRole(.administrator, in: .programme)])
      #expect(throws: Refusal.notAllowed) { try Policy.permit(ManageAccounts.self, to: stage.viewer(session)) }
      let holder = try stage.codeApp(of: viewer)
      #expect(try stage.viewer(holder.session).roles == viewer.roles)
      try stage.application.removeCodeApp(session: holder.session, permit: stage.own(viewer))
      #expect(try stage.viewer(holder.session).roles == [HeldRole(.mentor, in: .programme)])
    }
  }

  @Test("Days that make no sense are refused; shorter ones hold at once", arguments: TestDatabases.all)
  func days(on kind: TestDatabase) throws {
    try kind.stage { stage in
      func fields(_ idle: String, _ days: String) -> [String]? {
        (thrown { try save(stage, roles: [], idle: idle, days: days) } as? InvalidInput)?.problems.map(\.field)
      }
      #expect(fields("", "30") == ["idle-days"])
      #expect(fields("31", "30") == ["idle-days"])
      #expect(fields("0", "400") == ["idle-days", "days"])
      #expect(throws: InvalidInput.self) { try save(stage, roles: ["emperor"]) }
      let session = try stage.session(of: stage.officer())
      try save(stage, roles: [], idle: "1", days: "2")
      stage.now = stage.now + .days(1)
      #expect(try stage.viewer(session).person == nil)
    }
  }

  @Test("Every browser family and system has its words, and nothing else is kept")
  func devices() {
    let iPhone =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
      + "Version/17.5 Mobile/15E148 Safari/604.1"
    let known = [
      "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0": Device(browser: "Firefox", system: "Linux"),
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0":
        Device(browser: "Edge", system: "Windows"),
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36":
        Device(browser: "Chrome", system: "Android"),
      iPhone:
        Device(browser: "Safari", system: "iPhone"),
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15":
        Device(browser: "Safari", system: "macOS"),
      "curl/8.0": .unknown, "": .unknown,
    ]
    for (agent, device) in known { #expect(Device(userAgent: agent) == device, "\(agent)") }
  }
}
