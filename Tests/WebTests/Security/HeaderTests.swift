import Application
import Domain
import HTTPServer
import Stage
import TestSupport
import Testing
import Web

@Suite("What every answer tells the browser")
struct HeaderTests {
  static let addresses = ["/", "/robots.txt", "/sitemap.xml", "/nowhere", "/en/nowhere", "/en", "/sv/office", "/en/partnerships.csv"]

  @Test("Pages, redirects, errors and what machines ask for all carry the security headers, each once", arguments: addresses)
  func headers(at address: String) throws {
    try TestDatabase.sqlite.stage { stage in
      let page = Browser(stage).get(address)
      for name in ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"] {
        #expect(page.headers.values(name).count == 1, "\(name) at \(address)")
      }
      #expect(page.headers["Strict-Transport-Security"] == nil)
    }
  }

  @Test("The interface's files are not guessed at, and a refusal of the server carries the headers too")
  func filesAndRefusals() throws {
    try TestDatabase.sqlite.stage { stage in
      #expect(Browser(stage).get("/favicon.ico").headers.values("X-Content-Type-Options") == ["nosniff"])
      let refusal = Router(application: stage.application, endpoints: allEndpoints).refusal(413, "Too large.")
      #expect(refusal.status == 413)
      #expect(refusal.headers.values("X-Content-Type-Options") == ["nosniff"])
      #expect(refusal.headers.values("Content-Security-Policy").count == 1)
    }
  }

  @Test("With TLS, cookies are bound to the host and the browser is told to stay with TLS, also on the way in")
  func transport() throws {
    try TestDatabase.sqlite.stage(settings: Self.production) { stage in
      let page = Browser(stage).get("/en/sign-in")
      let cookie = try #require(page.headers["Set-Cookie"])
      #expect(cookie.hasPrefix("__Host-twinhall-form="))
      for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] { #expect(cookie.contains("; " + part)) }
      for address in ["/", "/en", "/robots.txt"] {
        #expect(Browser(stage).get(address).headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains")
      }
    }
  }

  @Test("With TLS, every cookie that signing in sets is bound in the same way")
  func session() throws {
    try TestDatabase.sqlite.stage(settings: Self.production) { stage in
      let person = try #require(try stage.officer().person)
      let link = try stage.application.signInLink(for: person.id, permit: Policy.permit(ManageAccounts.self, to: .system))
      let path = String(link.dropFirst(stage.application.configuration.publicAddress.count))
      let cookies = Browser(stage).post(path, [:]).headers.values("Set-Cookie")
      let isThere = cookies.contains { $0.hasPrefix("__Host-twinhall-session=") }
      #expect(isThere)
      for cookie in cookies {
        #expect(cookie.hasPrefix("__Host-"))
        for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] { #expect(cookie.contains("; " + part)) }
      }
    }
  }

  @Test("The policy names what is never loaded, and no answer can be framed by another site")
  func policy() throws {
    try TestDatabase.sqlite.stage { stage in
      let browser = Browser(stage)
      let page = browser.get("/en/sign-in")
      let policy = page.headers["Content-Security-Policy"] ?? ""
      for part in ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"] {
        #expect(policy.contains(part), "\(part)")
      }
      #expect(!policy.contains("unsafe"))
      // No other host is named, and no scheme that would let any in.
      for foreign in [":", "*", "."] { #expect(!policy.contains(foreign)) }
      let assets = page.text.split(separator: "\"").filter { $0.hasPrefix("/assets/") }.map(String.init)
      #expect(!assets.isEmpty)
      for address in assets + ["/favicon.ico", "/worker.js", "/robots.txt", "/sitemap.xml", "/en/seeking.csv"] {
        let policy = browser.get(address).headers["Content-Security-Policy"] ?? ""
        for part in ["default-src 'none'", "frame-ancestors 'none'"] { #expect(policy.contains(part), "\(part) at \(address)") }
      }
    }
  }

  @Test("Signing out empties the browser's cache of this site, and whoever kept the cookie is out too")
  func signingOut() throws {
    try TestDatabase.sqlite.stage { stage in
      let browser = try stage.browser(as: stage.officer())
      let thief = Browser(stage)
      thief.cookies = browser.cookies
      #expect(thief.get("/en/account").status == 200)
      #expect(browser.post("/en/sign-out", from: "/en/account", [:]).headers["Clear-Site-Data"] == "\"cache\"")
      #expect(thief.get("/en/account").status == 303)
    }
  }

  @Test("A page with a secret in its address never gives the address away", arguments: ["/en/sign-in/abc", "/en/declare/resume/abc"])
  func referrer(at address: String) throws {
    try TestDatabase.sqlite.stage { stage in
      let page = Browser(stage).get(address)
      #expect(page.status == 200)
      #expect(page.headers.values("Referrer-Policy") == ["no-referrer"])
      #expect(page.headers["Cache-Control"] == "no-store")
    }
  }

  static let production = [
    "TWINHALL_ENVIRONMENT": "production", "TWINHALL_MAIL_SERVER": "smtp://127.0.0.1:1", "TWINHALL_URL": "https://partners.example",
  ]
}
