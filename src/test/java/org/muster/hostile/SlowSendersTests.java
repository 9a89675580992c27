package org.muster.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.muster.rounds.PersonalLinks;
import org.muster.rounds.web.OnCampus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Ten thousand who connect and say nothing, or as many as this machine lets one process have, and
 * hundreds who send a byte now and then: reports are received beside them. What was reached is in
 * {@code target/connections.txt}. Times are those of application-test.yaml.
 */
@SuppressWarnings("NullAway.Init")
class SlowSendersTests extends OnCampus {

  private static final int IDLE = 10_000;
  private static final int SLOW = 150;
  private static final int REPORTS = 30;
  private static final Duration SOON = Duration.ofSeconds(1);

  @Autowired PersonalLinks links;
  @LocalServerPort int port;

  @Test
  void doNotKeepAnybodyFromReportingAndAreCut() throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var link = URI.create(links.link(campus.id(), round, person("S02"))).getPath();
    var idle = new ArrayList<SocketChannel>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = new ArrayList<CompletableFuture<Duration>>();
      var body = "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n".formatted(link);
      for (int n = 0; n < SLOW; n++) {
        slow.add(dribble(threads, address, "GET /sign-in HTTP/1.1\r\nHost: x\r\nX-Slow: "));
        slow.add(
            dribble(
                threads,
                address,
                body + "Content-Type: application/x-www-form-urlencoded\r\n\r\nsame="));
      }
      int wanted = Math.min(IDLE, (int) (filesLeft() / 2) - 500);
      for (int n = 0; n < wanted; n++) {
        idle.add(SocketChannel.open(address));
        idle.getLast().configureBlocking(false);
      }
      var took = report(link);
      long open = idle.stream().filter(SlowSendersTests::isOpen).count();

      var cut = new ArrayList<Duration>();
      for (var one : slow) {
        cut.add(one.get(60, TimeUnit.SECONDS));
      }
      var said =
          "%d idle and %d slow connections, of which %d idle were open after %d reports, half of them within %d ms, the longest %d ms; the slow were cut after %d to %d s%n"
              .formatted(
                  wanted,
                  slow.size(),
                  open,
                  REPORTS,
                  took.get(REPORTS / 2).toMillis(),
                  took.getLast().toMillis(),
                  cut.stream().min(Duration::compareTo).orElseThrow().toSeconds(),
                  cut.stream().max(Duration::compareTo).orElseThrow().toSeconds());
      Files.writeString(Path.of("target/connections.txt"), said);
      assertThat(open).as(said).isGreaterThan(wanted / 4);
      assertThat(took.get(REPORTS / 2)).as(said).isLessThan(SOON);
      assertThat(cut).as(said).allMatch(after -> after.compareTo(Duration.ofSeconds(7)) > 0);
    } finally {
      for (var one : idle) {
        one.close();
      }
    }
  }

  private static long filesLeft() {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
  }

  private static boolean isOpen(SocketChannel channel) {
    try {
      return channel.read(ByteBuffer.allocate(1)) == 0;
    } catch (IOException reset) {
      return false;
    }
  }

  /** How long some reports took, each on a connection of its own; the shortest first. */
  private List<Duration> report(String link) throws Exception {
    var took = new ArrayList<Duration>();
    for (int n = 0; n < REPORTS; n++) {
      long start = System.nanoTime();
      try (var client = HttpClient.newHttpClient()) {
        var answer =
            client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + link))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("same=1&_key=" + UUID.randomUUID()))
                    .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("✓");
      }
      took.add(Duration.ofNanos(System.nanoTime() - start));
    }
    took.sort(null);
    return took;
  }

  /** Begins a request, goes on letter by letter, and says after what time it was cut off. */
  private static CompletableFuture<Duration> dribble(
      ExecutorService threads, InetSocketAddress address, String begin) {
    return CompletableFuture.supplyAsync(
        () -> {
          long start = System.nanoTime();
          try (var socket = new Socket()) {
            socket.connect(address);
            socket.setSoTimeout(300);
            socket.getOutputStream().write(begin.getBytes(US_ASCII));
            while (System.nanoTime() - start < Duration.ofSeconds(40).toNanos()) {
              socket.getOutputStream().write('a');
              if (ended(socket)) {
                return Duration.ofNanos(System.nanoTime() - start);
              }
            }
          } catch (IOException reset) {
            return Duration.ofNanos(System.nanoTime() - start);
          }
          throw new IllegalStateException("not cut off");
        },
        threads);
  }

  /** Waits a little for the other side to end; whatever it says before is passed over. */
  private static boolean ended(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    }
  }
}
