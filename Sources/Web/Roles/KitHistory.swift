import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// People and history of the handover page in the reader's words.
extension Visit {
  func people(of kit: HandoverKit) -> [String] {
    let today = application.time.today
    let roles = kit.roles.filter { !$0.assignment.isOver(on: today) }.map { role in
      texts(
        PeopleText.linePersonMail,
        [
          "name": .text(role.person.name), "email": .text(role.person.email), "role": .text(word(for: role.assignment.held.role)),
          "period": .text(period(of: role.assignment)),
        ])
    }
    let delegates = kit.delegations.map { listed in
      let who = texts(PeopleText.actedFor, ["name": .text(listed.delegateName), "holder": .text(listed.holderName)])
      let period = texts(
        PeopleText.periodTo,
        ["first": .text(formats.shortDay(listed.delegation.from)), "last": .text(formats.shortDay(listed.delegation.to))])
      return texts(PeopleText.linePerson, ["name": .text(who), "role": .text(word(for: listed.held.role)), "period": .text(period)])
    }
    let contacts = kit.contacts.map { contact in
      texts(
        PeopleText.kitContact,
        ["name": .text(contact.name), "function": .text(contact.function), "email": .text(contact.email)])
    }
    return roles + delegates + contacts
  }

  /// What happened, newest first: changes of records, and people who came and went.
  func history(of kit: HandoverKit) -> [String] {
    let today = application.time.today
    var events = kit.history.map { entry in
      (
        day: entry.at.day,
        line: texts(
          PeopleText.lineBy,
          ["day": .text(formats.day(of: entry.at)), "what": .text(event(entry)), "who": .text(actor(of: entry, kit.people))])
      )
    }
    for role in kit.roles {
      let names: KeyValuePairs<String, Argument> = [
        "name": .text(role.person.name), "role": .text(word(for: role.assignment.held.role)),
      ]
      if role.assignment.from <= today {
        events.append((role.assignment.from, dated(role.assignment.from, texts(PeopleText.lineRoleBegan, names))))
      }
      if let last = role.assignment.to, last < today { events.append((last, dated(last, texts(PeopleText.lineRoleEnded, names)))) }
    }
    // Several lines of one kind on one day, such as answers saved one by one, are one event.
    var seen: Set<String> = []
    return events.enumerated().sorted { ($1.element.day, $0.offset) < ($0.element.day, $1.offset) }.map(\.element.line)
      .filter { seen.insert($0).inserted }
  }

  /// What an entry of the trail says in words: the record, and its new state or that it was added or changed.
  private func event(_ entry: AuditEntry) -> String {
    let record = kindWord(entry.subjectKind)
    let state = FieldChange.all(in: entry).first { $0.field == "state" }?.after
    if let state, let word = stateWord(entry.subjectKind, state) {
      return texts(RightsText.stateLine, ["record": .text(record), "state": .text(word)])
    }
    return texts(entry.shownBefore == "{}" ? RightsText.added : .changed, ["record": .text(record)])
  }

  private func stateWord(_ kind: String, _ state: String) -> String? {
    switch kind {
    case "Declaration": texts.text("interests.state-" + state)
    case "Conversation": texts.text("interests.message-" + state)
    case "Invitation": texts.text("people.standing-" + state)
    default: nil
    }
  }
}
