package org.muster.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Telephones that report and correct without end. Each sends for people of its own, one report
 * after the other, and every third one twice: an impatient thumb.
 */
final class Phones implements AutoCloseable {

  private static final int PHONES = 32;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final ExecutorService threads = Executors.newFixedThreadPool(PHONES);
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean calling = true;

  /** Begins to send for people by the paths of their links. */
  void begin(URI address, List<String> links, long seed) {
    for (int phone = 0; phone < PHONES; phone++) {
      var own = new ArrayList<String>();
      for (int n = phone; n < links.size(); n += PHONES) {
        own.add(links.get(n));
      }
      var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed + phone);
      int first = (int) Math.floorMod(seed + phone, (long) own.size());
      threads.submit(() -> call(address, own, first, random));
    }
  }

  private void call(URI address, List<String> own, int first, RandomGenerator random) {
    for (int n = first; calling; n = (n + 1) % own.size()) {
      var key = UUID.randomUUID().toString();
      var path = own.get(n);
      send(address, path, key);
      if (random.nextInt(3) == 0) {
        send(address, path, key);
      }
    }
  }

  private void send(URI address, String path, String key) {
    try {
      var answer =
          client.send(
              HttpRequest.newBuilder(address.resolve(path))
                  .timeout(Duration.ofSeconds(30))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString("same=1&_key=" + key))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200 && answer.body().contains("✓")) {
        acknowledged.add(key);
      } else {
        unanswered.incrementAndGet();
      }
    } catch (IOException broken) {
      unanswered.incrementAndGet();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The keys of what the program said it had. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  /** How many were refused or never answered: nothing was promised of them. */
  int unanswered() {
    return unanswered.get();
  }

  /** Puts the telephones down; what is on its way is answered or not. */
  @Override
  public void close() throws InterruptedException {
    calling = false;
    threads.shutdown();
    if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("a telephone waits for ever");
    }
    client.close();
  }
}
