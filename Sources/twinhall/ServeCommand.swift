import Application
import Glibc
import HTTPServer
import Jobs
import TwinhallCore
import Web

extension Command {
  static let serve = Command(
    name: "serve", arguments: "", purpose: "answer requests and do the work of the queue, until told to stop"
  ) { _ in
    let threads = max(8, 4 * Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let application = try openApplication(connections: threads)
    try application.prepareSearch()
    let router = Router(application: application, endpoints: allEndpoints)
    var configuration = ServerConfiguration()
    configuration.address = application.configuration.listenAddress
    configuration.port = application.configuration.port
    configuration.workerThreads = threads
    configuration.bodyLimit = { router.bodyLimit($0, $1) }
    configuration.bodyFolder = { router.bodyFolder($0) }
    configuration.refusal = { router.refusal($0, $1) }
    let server = try Server(configuration: configuration) { router.respond(to: $0) }
    let signal = StopSignal()
    try application.makeTemporaryFolder()
    try server.start()
    let jobs = JobThread(application.jobRunner(), report: reportQueue)
    print("Twinhall is at \(application.configuration.publicAddress)")
    fflush(nil)
    ServiceManager.ready()
    signal.wait()
    ServiceManager.stopping()
    server.drain(timeout: 20)
    jobs.stop()
    application.database.close()
    return 0
  }
}

/// Waits for the service manager or the keyboard to ask for a stop.
struct StopSignal {
  private var set = sigset_t()

  /// Blocks the signals in this thread, and so in every thread started after it, before any thread is started.
  init() {
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    sigaddset(&set, SIGINT)
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  func wait() {
    var (signals, received) = (set, Int32(0))
    sigwait(&signals, &received)
  }
}
