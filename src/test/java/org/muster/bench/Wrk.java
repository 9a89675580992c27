package org.muster.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Load by wrk: each request is a report of the next student, with a key of its own. */
final class Wrk {

  /**
   * @param perSecond answers a second, of any status
   * @param refused answers that were no success
   */
  record Load(double perSecond, double p50, double p99, long requests, long refused) {}

  private static final String SCRIPT =
      """
      local paths, n, run = {}, 0, os.getenv("BENCH_RUN")
      for line in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = line end
      local head = " HTTP/1.1\\r\\nHost: localhost\\r\\n" ..
        "Content-Type: application/x-www-form-urlencoded\\r\\nContent-Length: "
      -- Put together by hand: wrk.format took as long as the server takes to read it.
      request = function()
        n = n + 1
        local body = "same=1&_key=" .. run .. "-" .. n
        return "POST " .. paths[n % #paths + 1] .. head .. #body .. "\\r\\n\\r\\n" .. body
      end
      done = function(summary, latency, requests)
        io.write(string.format("BENCH %d %d %d %d %d %d\\n", summary.requests, summary.duration,
          latency:percentile(50), latency:percentile(99), summary.errors.status,
          summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
      end
      """;

  private static final Pattern RESULT =
      Pattern.compile("BENCH (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

  private final String address;
  private final Path script;
  private final Path paths;

  Wrk(String address, List<String> links) throws IOException {
    this.address = address;
    script = Files.createTempFile("bench", ".lua");
    paths = Files.createTempFile("bench", ".paths");
    Files.writeString(script, SCRIPT);
    Files.write(paths, links);
  }

  static boolean installed() throws InterruptedException {
    try {
      return new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start().waitFor() >= 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** One thread for the load: the program and PostgreSQL share the cores with it. */
  Load run(String name, int connections, int seconds) throws Exception {
    var builder =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "20s",
                "-s",
                script.toString(),
                address)
            .redirectErrorStream(true);
    builder.environment().put("BENCH_PATHS", paths.toString());
    builder.environment().put("BENCH_RUN", name);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    var result = RESULT.matcher(output);
    if (!result.find()) {
      throw new IllegalStateException("wrk said: " + output);
    }
    long requests = Long.parseLong(result.group(1));
    return new Load(
        requests / (Long.parseLong(result.group(2)) / 1e6),
        Long.parseLong(result.group(3)) / 1e3,
        Long.parseLong(result.group(4)) / 1e3,
        requests,
        Long.parseLong(result.group(5)) + Long.parseLong(result.group(6)));
  }
}
