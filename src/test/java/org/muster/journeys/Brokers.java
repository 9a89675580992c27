package org.muster.journeys;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.slf4j.LoggerFactory;

/** Kafka brokers that are their own controllers, each in a process of its own, to be killed. */
public final class Brokers implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String LOGGING =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d %-5level %logger{1} %msg%n</pattern></encoder>
        </appender>
        <root level="WARN"><appender-ref ref="out"/></root>
      </configuration>
      """;

  static {
    // Where no program has set the logs up, a client writes down each of its steps.
    ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.ERROR);
  }

  private final Path folder;
  private final List<Integer> ports = new ArrayList<>();
  private final List<Integer> controllers = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  private Brokers(Path folder) {
    this.folder = folder;
  }

  /** Starts so many in a folder and waits until all are there. */
  public static Brokers start(Path folder, int many) throws Exception {
    var brokers = new Brokers(folder);
    var cluster = Uuid.randomUuid().toString();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("logback.xml"), LOGGING);
    for (int n = 0; n < many; n++) {
      brokers.ports.add(MusterProcess.freePort());
      brokers.controllers.add(MusterProcess.freePort());
    }
    for (int n = 0; n < many; n++) {
      brokers.format(n, cluster);
      brokers.processes.add(brokers.launch(n));
    }
    brokers.waitFor(many);
    return brokers;
  }

  /** Where all of them are. */
  public String servers() {
    return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
  }

  /** kill -9. */
  public void kill(int n) throws InterruptedException {
    processes.get(n).destroyForcibly().waitFor();
  }

  /** Starts a killed one again on what it had written. */
  public void again(int n) throws Exception {
    processes.set(n, launch(n));
    waitFor((int) processes.stream().filter(Process::isAlive).count());
  }

  private void format(int n, String cluster) throws IOException {
    var home = Files.createDirectories(folder.resolve("broker-" + n));
    // What "kafka-storage format" writes.
    Files.writeString(
        home.resolve("meta.properties"),
        "version=1\ncluster.id=%s\nnode.id=%d\ndirectory.id=%s\n"
            .formatted(cluster, n, Uuid.randomUuid()));
    int many = ports.size();
    Files.writeString(
        folder.resolve("broker-" + n + ".properties"),
        """
        process.roles=broker,controller
        node.id=%1$d
        listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        controller.quorum.voters=%4$s
        log.dirs=%5$s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=%6$d
        offsets.topic.num.partitions=3
        group.initial.rebalance.delay.ms=0
        broker.session.timeout.ms=4000
        broker.heartbeat.interval.ms=500
        controlled.shutdown.enable=false
        num.network.threads=2
        num.io.threads=2
        log.cleaner.dedupe.buffer.size=4194304
        """
            .formatted(
                n,
                ports.get(n),
                controllers.get(n),
                IntStream.range(0, many)
                    .mapToObj(one -> one + "@127.0.0.1:" + controllers.get(one))
                    .collect(Collectors.joining(",")),
                home,
                many));
  }

  private Process launch(int n) throws IOException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                "kafka.Kafka",
                folder.resolve("broker-" + n + ".properties").toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("broker-" + n + ".out").toFile()));
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    return builder.start();
  }

  private void waitFor(int many) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
      while (nodes(admin) < many) {
        if (System.nanoTime() > end || processes.stream().noneMatch(Process::isAlive)) {
          throw new AssertionError("the brokers did not start:\n" + said());
        }
        Thread.sleep(100);
      }
    }
  }

  private static int nodes(Admin admin) throws InterruptedException {
    try {
      return admin.describeCluster().nodes().get().size();
    } catch (ExecutionException notYet) {
      return 0;
    }
  }

  /** What they have said so far. */
  public String said() {
    return IntStream.range(0, processes.size())
        .mapToObj(
            n -> {
              try {
                return Files.readString(folder.resolve("broker-" + n + ".out"));
              } catch (IOException gone) {
                throw new UncheckedIOException(gone);
              }
            })
        .collect(Collectors.joining("\n---\n"));
  }

  @Override
  public void close() throws InterruptedException {
    for (var process : processes) {
      process.destroyForcibly();
    }
    for (var process : processes) {
      process.waitFor();
    }
  }
}
