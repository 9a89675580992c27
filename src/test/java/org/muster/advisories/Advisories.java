package org.muster.advisories;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks OSV (osv.dev, which gathers GitHub's advisories) for known holes in what the program ships.
 * {@code .ci/advisories} calls it: a critical hole fails the build, others are named; where OSV
 * cannot be reached, that is said and nothing fails.
 */
final class Advisories {

  /** A library by its coordinates. */
  record Library(String name, String version) {

    private static final Pattern IN_REPOSITORY =
        Pattern.compile(".*?/repository/(.+)/([^/]+)/([^/]+)/\\2-\\3[^/]*\\.jar");

    static List<Library> of(String classpath) {
      return Arrays.stream(classpath.split(Pattern.quote(File.pathSeparator)))
          .map(path -> IN_REPOSITORY.matcher(path.replace(File.separatorChar, '/')))
          .filter(java.util.regex.Matcher::matches)
          .map(
              path ->
                  new Library(path.group(1).replace('/', '.') + ":" + path.group(2), path.group(3)))
          .distinct()
          .toList();
    }
  }

  private final URI osv;
  private final PrintStream out;
  private final JsonMapper json = new JsonMapper();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  Advisories(URI osv, PrintStream out) {
    this.osv = osv;
    this.out = out;
  }

  public static void main(String... arguments) throws Exception {
    var asked = Library.of(System.getProperty("java.class.path"));
    System.exit(new Advisories(URI.create("https://api.osv.dev"), System.out).check(asked));
  }

  /** 1 where a library has a critical hole, 0 otherwise; says what it found. */
  int check(List<Library> libraries) throws IOException, InterruptedException {
    if (libraries.isEmpty()) {
      out.println("advisories: no library was found on the class path");
      return 1;
    }
    try {
      return judge(libraries, holes(libraries));
    } catch (ConnectException | HttpTimeoutException away) {
      out.printf(
          "advisories: NOT CHECKED, %s cannot be reached from here (%d libraries)%n",
          osv.getHost(), libraries.size());
      return 0;
    }
  }

  private int judge(List<Library> libraries, Map<String, TreeSet<String>> holes)
      throws IOException, InterruptedException {
    int critical = 0;
    for (var hole : holes.entrySet()) {
      var severity = severity(hole.getKey());
      critical += severity.equals("CRITICAL") ? 1 : 0;
      out.printf("advisories: %s %s %s%n", severity, hole.getKey(), hole.getValue());
    }
    out.printf(
        "advisories: %d libraries, %d known holes, %d critical%n",
        libraries.size(), holes.size(), critical);
    return critical > 0 ? 1 : 0;
  }

  /** Which hole is in which libraries. */
  private Map<String, TreeSet<String>> holes(List<Library> libraries)
      throws IOException, InterruptedException {
    var queries =
        libraries.stream()
            .map(
                library ->
                    Map.of(
                        "package",
                        Map.of("ecosystem", "Maven", "name", library.name()),
                        "version",
                        library.version()))
            .toList();
    var body = json.writeValueAsString(Map.of("queries", queries));
    var results =
        send(HttpRequest.newBuilder(osv.resolve("/v1/querybatch"))
                .POST(HttpRequest.BodyPublishers.ofString(body)))
            .path("results");
    var holes = new TreeMap<String, TreeSet<String>>();
    for (int n = 0; n < results.size(); n++) {
      for (var hole : results.get(n).path("vulns")) {
        holes
            .computeIfAbsent(hole.path("id").asString(), id -> new TreeSet<>())
            .add(libraries.get(n).name() + ":" + libraries.get(n).version());
      }
    }
    return holes;
  }

  private String severity(String id) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(osv.resolve("/v1/vulns/" + id)))
        .path("database_specific")
        .path("severity")
        .asString("UNRATED");
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer =
        client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("OSV answered " + answer.statusCode());
    }
    return json.readTree(answer.body());
  }
}
