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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A real Keycloak or Apereo CAS on this machine's loopback, as the profile {@code sign-in-servers}
 * unpacks them under {@code target}.
 */
final class IdentityServer implements AutoCloseable {

  private static final Path UNPACKED = Path.of("target/sign-in-servers").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Path output;
  private final Process process;
  private final URI well;

  private IdentityServer(String name, URI well, Path home, List<String> command)
      throws IOException {
    this.well = well;
    output = UNPACKED.resolve(name + ".log");
    var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home")));
    process = builder.start();
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Keycloak with one realm, {@code campus}. */
  static IdentityServer keycloak(int port, String realm) throws IOException {
    var home = UNPACKED.resolve("keycloak");
    var dist = only(home);
    // Its database: a realm that is there already would not be imported again.
    FileSystemUtils.deleteRecursively(dist.resolve("data"));
    Files.createDirectories(dist.resolve("data/import"));
    Files.writeString(dist.resolve("data/import/campus-realm.json"), realm);
    return new IdentityServer(
        "keycloak",
        URI.create("http://localhost:" + port + "/realms/campus/.well-known/openid-configuration"),
        dist,
        List.of(
            "bash",
            "bin/kc.sh",
            "start-dev",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--import-realm"));
  }

  /** The distribution unpacks into a folder that has the version in its name. */
  private static Path only(Path home) throws IOException {
    try (var inside = Files.list(home)) {
      return inside.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  /** Apereo CAS with one service and one made-up user. */
  static IdentityServer cas(int port, String service, String users) throws IOException {
    var home = UNPACKED.resolve("cas");
    var services = home.resolve("services");
    Files.createDirectories(services);
    Files.writeString(services.resolve("Muster-1.json"), service);
    return new IdentityServer(
        "cas",
        URI.create("http://localhost:" + port + "/cas/login"),
        home,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            "WEB-INF/classes:WEB-INF/lib/*:WEB-INF/lib-provided/*:lib/*",
            "org.apereo.cas.web.CasWebApplication",
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--server.ssl.enabled=false",
            "--cas.server.name=http://localhost:" + port,
            "--cas.server.prefix=http://localhost:" + port + "/cas",
            "--cas.authn.accept.users=" + users,
            "--cas.service-registry.json.location=file:" + services,
            "--cas.tgc.secure=false",
            "--logging.config=classpath:log4j2.xml",
            "--spring.cloud.config.enabled=false",
            "--cas.standalone.configuration-directory=" + home.resolve("config")));
  }

  /** Waits until it answers. */
  void waitUntilWell() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!isWell(client)) {
        if (process.waitFor(500, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
          throw new AssertionError(
              process.info() + " stopped or took too long:\n" + Files.readString(output));
        }
      }
    }
  }

  private boolean isWell(HttpClient client) throws InterruptedException {
    try {
      var ask = HttpRequest.newBuilder(well).timeout(Duration.ofSeconds(20)).build();
      return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    // Keycloak's script starts a Java of its own.
    var all = process.descendants().toList();
    process.destroy();
    all.forEach(ProcessHandle::destroy);
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
  }
}
