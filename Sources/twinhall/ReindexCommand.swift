import Application

extension Command {
  static let reindex = Command(
    name: "reindex", arguments: "[--resume]",
    purpose: "build the index of the search anew while it goes on being used; --resume goes on where a stop came"
  ) { arguments in
    guard arguments.isEmpty || arguments == ["--resume"] else { throw UsageError(text: "There is only the option '--resume'.") }
    let application = try openApplication(isMadeNew: false)
    defer { application.database.close() }
    var counts: [String: Int] = [:]
    try application.rebuildSearch(isResumed: !arguments.isEmpty) { source, records in counts[source, default: 0] += records }
    for (source, count) in counts.sorted(by: { $0.key < $1.key }) { print("\(source): \(count)") }
    print("The index of the search is built.")
    return 0
  }
}
