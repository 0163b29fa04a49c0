import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The parts of the handover page in the reader's words.
extension Visit {
  func sections(of kit: HandoverKit) -> [KitSection] {
    [
      KitSection(title: texts(PeopleText.kitFacts), facts: facts(of: kit)),
      KitSection(title: texts(PeopleText.kitPromises), lines: promises(of: kit), empty: texts(PeopleText.kitPromisesEmpty)),
      KitSection(title: texts(PeopleText.kitDates), lines: dates(of: kit), empty: texts(PeopleText.kitDatesEmpty)),
      KitSection(title: texts(PeopleText.kitPeople), lines: people(of: kit), empty: texts(PeopleText.kitPeopleEmpty)),
      KitSection(title: texts(PeopleText.kitHistory), lines: history(of: kit), empty: texts(PeopleText.kitHistoryEmpty)),
    ]
  }

  private func facts(of kit: HandoverKit) -> [(label: String, value: String)] {
    let facts = kit.facts
    var rows: [(label: String, value: String)] = []
    if let profile = facts.organisation?.profile {
      rows.append((texts(InterestsText.country), texts.country(profile.country)))
      if let population = population(profile) { rows.append((fieldName(.population), population)) }
      if !profile.homepage.isEmpty { rows.append((fieldName(.homepage), profile.homepage)) }
    }
    for partnership in facts.partnerships {
      let name = facts.batch?.name(of: partnership, in: language) ?? partnership.slug
      let parts = [name, partnership.title, word(for: partnership.status), period(of: partnership) ?? ""].filter { !$0.isEmpty }
      rows.append((texts.text("rights.kind-partnership") ?? "", parts.joined(separator: ", ")))
    }
    for network in facts.networks {
      let parts = [network.text(in: language).name, period(network.startsOn, network.endsOn) ?? ""].filter { !$0.isEmpty }
      rows.append((texts(PeopleText.networkFact), parts.joined(separator: ", ")))
    }
    if kit.place.kind == .network {
      let members = facts.members
      rows.append(
        (
          texts(PeopleText.members),
          texts(PeopleText.membersValue, ["partnerships": .count(members.partnerships), "organisations": .count(members.organisations)])
        ))
    }
    return rows
  }

  private func promises(of kit: HandoverKit) -> [String] {
    let promises = kit.promises
    let proposals = promises.proposals.map { line, round in
      texts(PeopleText.lineProposal, ["day": .text(formats.day(round.answersBy)), "pair": .text(line.title(in: language))])
    }
    let declarations = promises.declarations.filter { $0.state != .published }.map { declaration in
      texts(PeopleText.lineDeclaration, ["state": .text(stateTag(declaration.state).word)])
    }
    let messages = promises.messages.compactMap(\.organisations).map { bodies in
      let isOwn = kit.place == .organisation(bodies.from)
      let (from, to) = (promises.bodies[bodies.from]?.name(in: language) ?? "", promises.bodies[bodies.to]?.name(in: language) ?? "")
      return isOwn ? texts(PeopleText.lineMessageOut, ["to": .text(to)]) : texts(PeopleText.lineMessageIn, ["from": .text(from)])
    }
    let invitations = promises.invitations.map { invitation in
      texts(PeopleText.lineInvitation, ["name": .text(invitation.name), "role": .text(word(for: invitation.held.role))])
    }
    return proposals + declarations + messages + invitations
  }

  private func dates(of kit: HandoverKit) -> [String] {
    let today = application.time.today
    var dates: [(day: Day, what: String)] = []
    for (line, round) in kit.promises.proposals {
      let values: KeyValuePairs<String, Argument> = ["day": .text(formats.day(round.answersBy)), "pair": .text(line.title(in: language))]
      dates.append((round.answersBy, texts(PeopleText.lineProposal, values)))
    }
    for declaration in kit.promises.declarations where declaration.state == .published {
      if let day = declaration.lastDay { dates.append((day, texts(PeopleText.lineConfirm))) }
    }
    for partnership in kit.facts.partnerships {
      let name = kit.facts.batch?.name(of: partnership, in: language) ?? ""
      if let day = partnership.endsOn { dates.append((day, texts(PeopleText.linePeriodEnds, ["name": .text(name)]))) }
    }
    for network in kit.facts.networks {
      let name = network.text(in: language).name
      if let day = network.endsOn { dates.append((day, texts(PeopleText.linePeriodEnds, ["name": .text(name)]))) }
    }
    dates += peopleDates(of: kit)
    return dates.filter { $0.day >= today }.sorted { $0.day < $1.day }.map { dated($0.day, $0.what) }
  }

  private func peopleDates(of kit: HandoverKit) -> [(day: Day, what: String)] {
    let handovers = kit.handovers.map { handover in
      let names: KeyValuePairs<String, Argument> = [
        "leaver": .text(kit.people[handover.leaver] ?? ""), "successor": .text(handover.successorName),
      ]
      return (day: handover.on, what: texts(PeopleText.lineHandover, names))
    }
    let roles = kit.roles.compactMap { role in
      role.assignment.to.map { last in
        let names: KeyValuePairs<String, Argument> = [
          "name": .text(role.person.name), "role": .text(word(for: role.assignment.held.role)),
        ]
        return (day: last, what: texts(PeopleText.lineRoleEnds, names))
      }
    }
    let delegations = kit.delegations.map { listed in
      let names: KeyValuePairs<String, Argument> = ["delegate": .text(listed.delegateName), "holder": .text(listed.holderName)]
      return (day: listed.delegation.to.adding(days: 1), what: texts(PeopleText.lineDelegationEnds, names))
    }
    return handovers + roles + delegations
  }

  func dated(_ day: Day, _ what: String) -> String {
    texts(PeopleText.lineDated, ["day": .text(formats.day(day)), "what": .text(what)])
  }
}
