import Application
import Glibc
import Jobs
import Web

extension Command {
  static let work = Command(name: "work", arguments: "", purpose: "do the work of the queue only, beside servers, until told to stop") {
    _ in
    let signal = StopSignal()
    let application = try openApplication()
    try application.prepareSearch()
    let jobs = JobThread(application.jobRunner(), report: reportQueue)
    print("Twinhall works on the queue")
    fflush(nil)
    signal.wait()
    jobs.stop()
    application.database.close()
    return 0
  }
}

/// What the queue itself could not do; the faults of single jobs are kept with them.
@Sendable func reportQueue(_ error: any Error) { Log.fault("the queue cannot be worked on: \(error)") }
