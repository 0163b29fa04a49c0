import Domain
import Testing
import TwinhallCore

@Suite("The life of an invitation and a handover")
struct InvitationTransitionTests {
  private let start = Instant("2026-11-24T09:00:00.000Z")!
  private let person = Identifier<Person>(at: Instant(milliseconds: 1))

  private func invitation(_ state: Invitation.State = .open) -> Invitation {
    Invitation(
      id: Identifier(at: start), held: HeldRole(.mentor, in: .programme), name: "Mia", email: "mia@example.org", language: .english,
      reason: "", from: start.day, to: nil, invitedBy: nil, sentAt: start, expiresAt: start + .days(14), state: state)
  }

  private func refused(_ body: () throws -> Void) -> [Guard] {
    do { try body() } catch { return (error as? StepRefused)?.guards ?? [] }
    return []
  }

  @Test("An open invitation is answered once and while its time lasts")
  func answers() throws {
    let open = invitation()
    #expect(try open.accepted(by: person, at: start).state == .accepted)
    #expect(try open.declined(at: start).state == .declined)
    let late = start + .days(14)
    #expect(open.standing(at: late) == .expired)
    #expect(refused { _ = try open.accepted(by: person, at: late) } == [.invitationOver])
    #expect(refused { _ = try invitation(.accepted).declined(at: start) } == [.alreadyAnswered])
    #expect(refused { _ = try invitation(.declined).accepted(by: person, at: start) } == [.alreadyAnswered])
    #expect(refused { _ = try invitation(.withdrawn).accepted(by: person, at: start) } == [.invitationOver])
  }

  @Test("An old invitation can be sent again and taken back; an answered one can not")
  func again() throws {
    let late = start + .days(20)
    #expect(try invitation().sentAgain(at: late, until: late + .days(14)).standing(at: late) == .open)
    #expect(try invitation().withdrawn().state == .withdrawn)
    #expect(refused { _ = try invitation(.accepted).withdrawn() } == [.alreadyAnswered])
    #expect(refused { _ = try invitation(.withdrawn).sentAgain(at: late, until: late) } == [.invitationOver])
  }

  @Test("A handover is taken back and rewritten until its day, and not on it")
  func handover() throws {
    let day = start.day
    let handover = Handover(
      id: Identifier(at: start), role: Identifier(at: start), held: HeldRole(.mentor, in: .programme), leaver: person, successor: nil,
      successorName: "Bo", successorEmail: "bo@example.org", on: day.adding(days: 2), note: "", formerEnd: nil)
    #expect(try handover.withdrawn(on: day.adding(days: 1)).state == .withdrawn)
    #expect(try handover.noted("Call Ann", on: day).note == "Call Ann")
    #expect(refused { _ = try handover.withdrawn(on: day.adding(days: 2)) } == [.handoverDone])
    #expect(refused { _ = try handover.noted("", on: day.adding(days: 2)) } == [.handoverDone])
  }
}
