package org.muster.journeys;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Muster in a process of its own, as an operator runs it, to be killed and started again. */
public final class MusterProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final List<String> QUICK_START = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

  /** The JVM arguments of the spring-boot plugin in pom.xml. */
  private static final List<String> AS_SHIPPED =
      List.of("-Xmx384m", "-XX:+UseCompactObjectHeaders");

  /** What the tests have on their class path and the program has not. */
  private static final Pattern TESTS_ONLY =
      Pattern.compile(".*(test-classes|spring-modulith-(core|runtime|test|docs)|archunit).*");

  /** Those that nobody has closed, to be ended with whoever started them. */
  private static final Set<MusterProcess> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(MusterProcess::end)));
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path data;
  private final Path output;
  private final URI address;
  private final Process process;

  private MusterProcess(Path data, int port, List<String> machine, List<String> arguments)
      throws IOException {
    this.data = data;
    output = Files.createTempFile("muster", ".log");
    address = URI.create("http://localhost:" + port);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(machine);
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
    command.add("org.muster.MusterApplication");
    command.addAll(List.of("--muster.data=" + data, "--server.port=" + address.getPort()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().put("CLASSPATH", classPath());
    // As bin/muster does.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    process = builder.start();
    OPEN.add(this);
  }

  /** Starts it on a data directory; it may well fail. */
  public static MusterProcess launch(Path data, String... arguments) throws IOException {
    return launchAt(freePort(), data, arguments);
  }

  /** The same at a port of the caller's choice: a copy that comes back to where it was. */
  public static MusterProcess launchAt(int port, Path data, String... arguments)
      throws IOException {
    return new MusterProcess(data, port, QUICK_START, List.of(arguments));
  }

  /** Starts it as the README does, for measuring, and waits until it is well. */
  public static MusterProcess benched(Path data, String... arguments) throws Exception {
    var muster = new MusterProcess(data, freePort(), AS_SHIPPED, List.of(arguments));
    muster.waitUntil(muster::isUp);
    return muster;
  }

  /** The most memory it has had resident, in KiB. */
  public long peakMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Starts it on a data directory and waits until it is well. */
  public static MusterProcess start(Path data, String... arguments) throws Exception {
    var muster = launch(data, arguments);
    muster.waitUntil(muster::isUp);
    return muster;
  }

  /** A port that nothing listens on. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(java.io.File.pathSeparator))
        .filter(entry -> !TESTS_ONLY.matcher(entry).matches())
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  /** Its data directory. */
  public Path data() {
    return data;
  }

  /** Where it answers. */
  public URI address() {
    return address;
  }

  /** Everything it has said so far. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  /** True when it says that it and its database are well. */
  public boolean isUp() {
    var health = HttpRequest.newBuilder(address.resolve("/readyz"));
    try {
      return client
              .send(
                  health.timeout(Duration.ofSeconds(5)).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits until something is so, looking every fifth of a second; the process must live on. */
  public void waitUntil(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new AssertionError("Muster stopped or took too long:\n" + output());
      }
    }
  }

  /** The exit code, once it has ended by itself. */
  public int exit() throws Exception {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("Muster did not end:\n" + output());
    }
    return process.exitValue();
  }

  /** Its PostgreSQL's first process. */
  public ProcessHandle database() {
    Path file = data.resolve("postgres-18/postmaster.pid");
    try {
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      return ProcessHandle.of(pid)
          .orElseThrow(() -> new IllegalStateException("no process " + pid));
    } catch (IOException missing) {
      throw new IllegalStateException("no PostgreSQL runs on " + data, missing);
    }
  }

  /** kill -9 of the program, as a power cut or the kernel out of memory would. */
  public void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }

  /** kill -9 of its PostgreSQL; the program lives on. */
  public void killDatabase() {
    var database = database();
    database.destroyForcibly();
    database.onExit().join();
  }

  /** Stops it as an operator does, with a TERM signal. */
  public void stop() throws Exception {
    process.destroy();
    exit();
  }

  @Override
  public void close() throws Exception {
    if (process.isAlive()) {
      stop();
      OPEN.remove(this);
    }
    Files.deleteIfExists(output);
  }

  /** At once and with its PostgreSQL, also where that stands still; nobody will want the data. */
  private void end() {
    process.destroyForcibly();
    try {
      var database = database();
      // The number may be a stranger's by now.
      if (database.info().command().orElse("").endsWith("postgres")) {
        var all = database.descendants().toList();
        database.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (IllegalStateException none) {
      // It has ended before.
    }
  }
}
