import TwinhallCore

/// What is entered about a partnership, by the office or by a matching round.
public struct PartnershipEntry: Hashable, Sendable {
  /// What the partners work with, in the words of the project; may be empty.
  public var title = ""
  public var status = Partnership.Status.active
  public var startsOn: Day?
  public var endsOn: Day?
  /// Shown on the public page.
  public var note = ""
  /// In which title and note are written; nil where nobody has said.
  public var textLanguage: WrittenLanguage?
  public var members: [PartnershipMember] = []
  public var themes: [Identifier<Theme>] = []

  public init() {}

  public init(_ partnership: Partnership) {
    title = partnership.title
    status = partnership.status
    startsOn = partnership.startsOn
    endsOn = partnership.endsOn
    note = partnership.note
    textLanguage = partnership.textLanguage
    members = partnership.members
    themes = partnership.themes
  }

  /// The entry without surrounding white space; what is wrong goes into `validation`. Members are at the fields `organisation-1`,
  /// `from-1` and so on.
  public func checked(_ validation: inout Validation) -> PartnershipEntry {
    var entry = self
    entry.title = validation.line("title", title, required: false, limit: 200)
    entry.note = validation.text("note", note, required: false, limit: 1000)
    if let startsOn, let endsOn, endsOn < startsOn { validation.add("ends-on", .endsBeforeStart) }
    if Set(themes).count < themes.count { validation.add("themes", .chosenTwice) }
    checkMembers(&validation)
    return entry
  }

  /// A partnership has two or more parties. One alone stands only while it seeks, or when the note says why the others
  /// are not known.
  private func checkMembers(_ validation: inout Validation) {
    var seen: Set<Identifier<Organisation>> = []
    for (index, member) in members.enumerated() {
      if !seen.insert(member.organisation).inserted { validation.add("organisation-\(index + 1)", .chosenTwice) }
      if let from = member.from, let to = member.to, to < from { validation.add("to-\(index + 1)", .endsBeforeStart) }
    }
    let parties = members.filter { $0.part != .associated }.count
    let mayBeAlone = status == .seeking || !note.trimmingWhitespace.isEmpty
    if parties == 0 || parties == 1 && !mayBeAlone { validation.add("organisation-\(members.count + 1)", .missing) }
  }
}

extension Partnership.Status {
  /// Work goes on or is being prepared, so it counts among the partnerships of today.
  public var isCurrent: Bool {
    switch self {
    case .exploring, .letterSigned, .active, .dormant: true
    case .seeking, .ended: false
    }
  }

  /// Every status that counts among the partnerships of today.
  public static var current: [Partnership.Status] { allCases.filter(\.isCurrent) }
}
