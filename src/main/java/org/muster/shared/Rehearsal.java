package org.muster.shared;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A start for the sake of the JVM's class cache: opens the first pages that people open, and ends.
 */
@Component
@ConditionalOnProperty("muster.rehearsal")
class Rehearsal {

  private static final List<String> PAGES =
      List.of("/readyz", "/sign-in", "/shared/muster.css", "/c/nobodys", "/api/openapi.json");

  @EventListener
  void play(ApplicationReadyEvent ready) throws IOException, InterruptedException {
    var context = ready.getApplicationContext();
    var address =
        "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    try (var client = HttpClient.newHttpClient()) {
      for (var page : PAGES) {
        client.send(
            HttpRequest.newBuilder(URI.create(address + page)).build(),
            HttpResponse.BodyHandlers.discarding());
      }
    }
    // Not on the thread that is still starting it.
    Thread.ofPlatform().start(() -> System.exit(SpringApplication.exit(context)));
  }
}
