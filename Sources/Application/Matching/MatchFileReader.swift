import Domain
import Tabular
import TwinhallCore

/// Reads bodies from CSV. Every field that cannot be read is named, not only the first.
struct MatchFileReader {
  private let table: TabularTable
  private var faults: [MatchFileFault] = []

  static func profiles(_ bytes: [UInt8]) throws(MatchFileError) -> [MatchProfile] {
    var reader = try MatchFileReader(bytes)
    let profiles = reader.table.rows.map { reader.profile($0) }
    guard reader.faults.isEmpty else { throw .fields(reader.faults) }
    let lines = Dictionary(grouping: zip(profiles, reader.table.rows)) { $0.0.id }.mapValues { $0.map(\.1.line) }
    if let repeated = lines.filter({ $0.value.count > 1 }).min(by: { $0.value[1] < $1.value[1] }) {
      throw .repeatedID(repeated.key, lines: repeated.value)
    }
    return profiles
  }

  private init(_ bytes: [UInt8]) throws(MatchFileError) {
    do { table = try TabularTable(bytes) } catch { throw .table(error) }
    for name in table.columns where MatchFileColumn(rawValue: name) == nil { throw .columnUnknown(name) }
    for column in MatchFileColumn.required where table.place(of: column.rawValue) == nil { throw .columnMissing(column) }
  }

  private mutating func profile(_ row: TabularRecord) -> MatchProfile {
    var profile = MatchProfile(
      id: required(row, .id) { $0.contains(" ") ? nil : $0 } ?? "", name: required(row, .name) { $0 } ?? "",
      country: required(row, .country, country) ?? "", side: required(row, .side) { .init(rawValue: $0) } ?? .swedish)
    profile.kind = read(row, .kind) { $0 } ?? profile.kind
    profile.places = read(row, .places) { Int($0).flatMap { (1...2).contains($0) ? $0 : nil } } ?? 1
    readThemes(row, &profile)
    readBody(row, &profile)
    readPrivate(row, &profile)
    return profile
  }

  private mutating func readThemes(_ row: TabularRecord, _ profile: inout MatchProfile) {
    profile.rankedThemes = read(row, .themes) { text in
      let themes = words(text)
      return themes.count <= 3 && Set(themes).count == themes.count ? themes : nil
    }
    profile.needs = read(row, .needs, themeLevels)
    profile.offers = read(row, .offers, themeLevels)
    profile.mandate = read(row, .mandate) { Set(words($0)) }
    profile.nationalPriorities = read(row, .priorities) { Set(words($0)) }
  }

  private mutating func readBody(_ row: TabularRecord, _ profile: inout MatchProfile) {
    profile.population = read(row, .population, count)
    profile.character = read(row, .character) { .init(rawValue: $0) }
    profile.languages = read(row, .languages, languages)
    profile.backing = read(row, .backing) { ["none": .some(.none), "letter": .letter, "council": .councilDecision][$0] ?? nil }
    profile.teamSize = read(row, .team, count)
    profile.hoursPerMonth = read(row, .hours, count)
    profile.earlierPartnerships = read(row, .ties, count)
    profile.civilSocietyContacts = read(row, .civilSociety, count)
    profile.universityContacts = read(row, .universities, count)
    profile.cluster = read(row, .cluster) { $0 }
    profile.contact = read(row, .contact) { ["visits": .visits, "restricted": .restrictedVisits, "digital": .digitalOnly][$0] }
    profile.connection = read(row, .connection) { .init(rawValue: $0) }
    profile.confirmedOn = read(row, .confirmed) { Day($0) }
    profile.nextElection = read(row, .election) { Day($0) }
  }

  private mutating func readPrivate(_ row: TabularRecord, _ profile: inout MatchProfile) {
    profile.vetoes = read(row, .vetoes) { Set(words($0)) } ?? []
    profile.wishes = read(row, .wishes, words) ?? []
    profile.isFirstTimer = read(row, .firstTimer) { ["yes": true, "no": false][$0] }
    profile.waitingSince = read(row, .waiting) { Day($0) }
  }

  private func text(_ row: TabularRecord, _ column: MatchFileColumn) -> String {
    table.place(of: column.rawValue).map { words(row.fields[$0]).joined(separator: " ") } ?? ""
  }

  /// nil when the field is empty; a fault when it holds something that `parse` refuses.
  private mutating func read<Value>(_ row: TabularRecord, _ column: MatchFileColumn, _ parse: (String) -> Value?) -> Value? {
    let text = text(row, column)
    guard !text.isEmpty else { return nil }
    let value = parse(text)
    if value == nil { faults.append(MatchFileFault(line: row.line, column: column, value: text)) }
    return value
  }

  private mutating func required<Value>(_ row: TabularRecord, _ column: MatchFileColumn, _ parse: (String) -> Value?) -> Value? {
    guard text(row, column).isEmpty else { return read(row, column, parse) }
    faults.append(MatchFileFault(line: row.line, column: column, value: ""))
    return nil
  }
}

private func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

private func count(_ text: String) -> Int? { Int(text).flatMap { (0...1_000_000_000).contains($0) ? $0 : nil } }

private func country(_ text: String) -> String? {
  text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ? text : nil
}

/// `code:value` words; nil when one has another form or a code stands twice.
private func pairs<Value>(_ text: String, _ parse: (String) -> Value?) -> [(String, Value)]? {
  var result: [(String, Value)] = []
  for word in words(text) {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, let value = parse(parts[1]) else { return nil }
    guard !result.contains(where: { $0.0 == parts[0] }) else { return nil }
    result.append((parts[0], value))
  }
  return result
}

private func themeLevels(_ text: String) -> [String: MatchProfile.ThemeLevel]? {
  let levels = pairs(text) { Int($0).flatMap { (0...3).contains($0) ? MatchProfile.ThemeLevel($0) : nil } }
  return levels.map { Dictionary(uniqueKeysWithValues: $0) }
}

private func languages(_ text: String) -> [MatchProfile.LanguageSkill]? {
  pairs(text) { MatchProfile.LanguageSkill.Level(rawValue: $0) }?.map { MatchProfile.LanguageSkill(code: $0.0, level: $0.1) }
}
