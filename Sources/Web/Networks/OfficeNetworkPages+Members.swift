import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension OfficeNetworkPages {
  /// A member's form as it was typed.
  private struct Typed {
    var member = ""
    var from = ""
    var to = ""

    init() {}

    init(_ form: Form) {
      member = form.text("member")
      from = form.text("from")
      to = form.text("to")
    }
  }

  static func addMemberPage(_ visit: Visit) throws -> Response { addMemberPage(visit, try find(visit), Typed()) }

  static func addMember(_ visit: Visit, _ permit: Permit<ManageNetworks>, _ form: Form) throws -> Response {
    let network = try find(visit)
    let typed = Typed(form)
    do {
      var validation = Validation()
      let (from, to) = (validation.day("from", typed.from), validation.day("to", typed.to))
      let member = try member(named: typed.member, visit)
      if member == nil { validation.add("member", typed.member.trimmingWhitespace.isEmpty ? .missing : .unknownOrganisation) }
      try validation.finish()
      guard let member else { throw NotFound() }
      // Letting one more in overwrites nothing, so the newest version is the one to add to.
      try visit.application.addNetworkMember(
        NetworkMembership(member: member, from: from, to: to), to: network.id, version: network.version, permit: permit)
      return visit.redirect(show, network.slug, done: .added)
    } catch let invalid as InvalidInput {
      return addMemberPage(visit, network, typed, visit.problems(invalid))
    }
  }

  /// A partnership by the name of its page, else an organisation by its name.
  private static func member(named text: String, _ visit: Visit) throws -> NetworkMembership.Member? {
    let name = text.trimmingWhitespace
    if let partnership = try visit.application.read({ try $0.partnerships.identifiers(slugs: [name])[name] }) {
      return .partnership(partnership)
    }
    return try visit.application.organisations(named: [name])[name].map { .organisation($0) }
  }

  private static func addMemberPage(_ visit: Visit, _ network: Network, _ typed: Typed, _ problems: Problems = .none) -> Response {
    let texts = visit.texts
    return visit.officePage(texts(NetworksText.addMember), problems: problems, above: above(network, visit)) { html in
      html.element("h1", [], texts(NetworksText.addMember))
      html.form(action: visit.address(addMember, network.slug), csrf: visit.csrf) { html in
        html.textField(
          Field(
            "member", label: texts(NetworksText.member), hint: texts(NetworksText.memberHint), error: problems.error(at: "member"),
            value: typed.member))
        html.days(typed.from, typed.to, problems, texts)
        html.actions { $0.button(texts(NetworksText.addMember)) }
      }
    }
  }

  private static func above(_ network: Network, _ visit: Visit) -> [Link] {
    [
      Link(visit.texts(NetworksText.title), visit.address(list)),
      Link(network.text(in: visit.language).name, visit.address(show, network.slug)),
    ]
  }
}

extension OfficeNetworkPages {
  /// The member that the address numbers.
  private static func load(_ visit: Visit) throws -> (view: NetworkView, number: Int, membership: NetworkMembership) {
    let (slug, text) = (try visit.parameter("network"), try visit.parameter("number"))
    let view = try visit.application.read { try NetworkView(slug: slug, on: $0) }
    guard let number = Int(text), number > 0, view.members.indices.contains(number - 1) else { throw NotFound() }
    return (view, number, view.members[number - 1])
  }

  static func memberPage(_ visit: Visit) throws -> Response {
    let (view, number, membership) = try load(visit)
    var typed = Typed()
    typed.from = membership.from?.description ?? ""
    typed.to = membership.to?.description ?? ""
    return memberPage(visit, view, number, typed)
  }

  private static func memberPage(
    _ visit: Visit, _ view: NetworkView, _ number: Int, _ typed: Typed, _ problems: Problems = .none
  ) -> Response {
    let texts = visit.texts
    let membership = view.members[number - 1]
    let partnership = view.partnership(membership).map { view.batch.name(of: $0, in: visit.language) }
    let name = partnership ?? view.organisation(membership)?.name(in: visit.language) ?? ""
    return visit.officePage(texts(NetworksText.changeMember), problems: problems, above: above(view.network, visit)) { html in
      html.element("h1", [], texts(NetworksText.changeMember))
      html.element("p", [.class("lead")], name)
      html.form(action: visit.address(member, view.network.slug, String(number)), csrf: visit.csrf) { html in
        html.hidden("version", String(view.network.version))
        html.days(typed.from, typed.to, problems, texts)
        html.actions { $0.button(texts(FormsText.save)) }
      }
      html.details(texts(NetworksText.remove)) { html in
        html.element("p", [], texts(NetworksText.removeText))
        html.form(action: visit.address(removeMember, view.network.slug, String(number)), csrf: visit.csrf) { html in
          html.hidden("version", String(view.network.version))
          html.actions { $0.button(texts(NetworksText.remove), .warning) }
        }
      }
    }
  }

  static func changeMember(_ visit: Visit, _ permit: Permit<ManageNetworks>, _ form: Form) throws -> Response {
    let (view, number, membership) = try load(visit)
    let typed = Typed(form)
    do {
      var validation = Validation()
      let (from, to) = (validation.day("from", typed.from), validation.day("to", typed.to))
      try validation.finish()
      try visit.application.changeNetworkMember(
        membership, from: from, to: to, in: view.network.id, version: form.version, permit: permit)
      return visit.redirect(show, view.network.slug, done: .saved)
    } catch let invalid as InvalidInput {
      return memberPage(visit, view, number, typed, visit.problems(invalid))
    }
  }

  static func removeMember(_ visit: Visit, _ permit: Permit<ManageNetworks>, _ form: Form) throws -> Response {
    let (view, _, membership) = try load(visit)
    try visit.application.removeNetworkMember(membership, from: view.network.id, version: form.version, permit: permit)
    return visit.redirect(show, view.network.slug, done: .removed)
  }
}

extension HTML {
  fileprivate mutating func days(_ from: String, _ to: String, _ problems: Problems, _ texts: Texts) {
    dayField("from", texts(NetworksText.from), from, problems, texts)
    dayField("to", texts(NetworksText.to), to, problems, texts, hint: texts(NetworksText.toHint))
  }
}
