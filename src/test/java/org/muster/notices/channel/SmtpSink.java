package org.muster.notices.channel;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An SMTP server that takes every message and keeps its recipient and number only, so that it is
 * never what limits a measurement. A slow one has a message before it says so.
 */
public final class SmtpSink implements AutoCloseable {

  /** A message that came. */
  public record Came(String recipient, String number) {}

  private final ServerSocket door;
  private final Duration slow;
  private final Queue<Came> came = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong first = new AtomicLong();
  private final AtomicLong last = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  public SmtpSink(Duration slow) throws IOException {
    this.slow = slow;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::listen);
  }

  public int port() {
    return door.getLocalPort();
  }

  public Queue<Came> came() {
    return came;
  }

  public int count() {
    return count.get();
  }

  /** How many connections were open at once. */
  public int mostOpen() {
    return most.get();
  }

  /** Forgets what came. */
  public void forget() {
    came.clear();
    count.set(0);
    first.set(0);
  }

  /** Messages a second, from the first to the last. */
  public double perSecond() {
    return (count.get() - 1) / ((last.get() - first.get()) / 1e9);
  }

  private void listen() {
    try (var lines = Executors.newCachedThreadPool()) {
      while (true) {
        var line = door.accept();
        lines.submit(() -> talk(line));
      }
    } catch (IOException closed) {
      // The end.
    }
  }

  private void talk(Socket line) {
    most.accumulateAndGet(open.incrementAndGet(), Math::max);
    try (line) {
      line.setTcpNoDelay(true);
      var in = new BufferedInputStream(line.getInputStream());
      var out = line.getOutputStream();
      var recipient = "";
      say(out, "220 sink");
      for (var said = read(in); !said.isEmpty(); said = read(in)) {
        var verb = said.toUpperCase(Locale.ROOT);
        if (verb.startsWith("RCPT TO:")) {
          recipient = said.substring(8).strip().replaceAll("[<>]", "");
        }
        if (verb.equals("DATA")) {
          say(out, "354 go on");
          take(in, recipient);
          Thread.sleep(slow);
        }
        say(out, verb.equals("QUIT") ? "221 bye" : "250 fine");
      }
    } catch (IOException gone) {
      // The other side was killed.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }

  private void take(InputStream in, String recipient) throws IOException {
    var number = "";
    for (var said = read(in); !said.equals("."); said = read(in)) {
      if (number.isEmpty() && said.startsWith("Message-ID:")) {
        number = said.substring(11).strip();
      }
    }
    came.add(new Came(recipient, number));
    long now = System.nanoTime();
    first.compareAndSet(0, now);
    last.set(now);
    count.incrementAndGet();
  }

  private static void say(OutputStream out, String words) throws IOException {
    out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** A line; an empty one is a blank of a message, for nobody says nothing. */
  private static String read(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream(80);
    while (true) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("hung up");
      }
      if (octet == '\n') {
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
      }
      line.write(octet);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
