package org.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * What an operator is given to run the program with: read by the programs that it is written for.
 */
class DeployTests {

  private static final Path CHART = Path.of("deploy/chart");

  @Test
  void helmFindsNothingWrongWithTheChart() {
    var linted = new Helm(CHART).lint().strict().call();
    assertThat(linted.isFailed()).as(String.join("\n", linted.getMessages())).isFalse();
  }

  @Test
  void theChartMakesCopiesThatRunAsNobodyAndAreAskedHowTheyAre() {
    var made = made(Map.of());
    assertThat(made)
        .extracting(one -> one.get("kind"))
        .containsExactlyInAnyOrder("Deployment", "PodDisruptionBudget", "Service", "Service");
    var container = container(made);
    assertThat(container.toString())
        .contains("/readyz", "/livez", "MUSTER_SECRET", "MUSTER_SEAL_KEYS", "SPRING_DATASOURCE_URL")
        .doesNotContain("distributed")
        .contains("readOnlyRootFilesystem=true", "allowPrivilegeEscalation=false");
  }

  @Test
  void aLogBeforeTheDatabaseIsAskedFor() {
    var made = made(Map.of("log.servers", "log-a:9092"));
    assertThat(container(made).toString())
        .contains("value=distributed", "MUSTER_LOG_SERVERS, value=log-a:9092");
  }

  @Test
  void theDoorAndTheScrapingAreThereWhenTheyAreAskedFor() {
    var made = made(Map.of("ingress.enabled", "true", "serviceMonitor", "true"));
    assertThat(made).extracting(one -> one.get("kind")).contains("Ingress", "ServiceMonitor");
    assertThat(made)
        .filteredOn(one -> "Ingress".equals(one.get("kind")))
        .singleElement()
        .satisfies(one -> assertThat(one.toString()).doesNotContain("9090", "operator"));
  }

  @Test
  void theComposeFileNamesWhatIsThere() throws Exception {
    Map<String, Map<String, Object>> compose =
        new Yaml().load(Files.readString(Path.of("deploy/compose.yaml")));
    assertThat(compose.get("services")).containsOnlyKeys("database", "muster", "door");
    assertThat(Path.of("deploy/database.sh")).exists();
  }

  private static List<Map<String, Object>> made(Map<String, String> values) {
    var template = new Helm(CHART).template();
    values.forEach(template::set);
    return StreamSupport.stream(
            new Yaml().loadAll(new StringReader(template.call())).spliterator(), false)
        .filter(one -> one != null)
        .map(DeployTests::map)
        .toList();
  }

  private static Map<String, Object> container(List<Map<String, Object>> made) {
    var deployment =
        made.stream().filter(one -> "Deployment".equals(one.get("kind"))).findFirst().orElseThrow();
    var pod = map(map(map(deployment, "spec"), "template"), "spec");
    return map(((List<?>) Objects.requireNonNull(pod.get("containers"))).getFirst());
  }

  private static Map<String, Object> map(Map<String, Object> one, String key) {
    return map(Objects.requireNonNull(one.get(key)));
  }

  @SuppressWarnings("unchecked") // YAML mappings whose keys are words
  private static Map<String, Object> map(Object one) {
    return (Map<String, Object>) one;
  }
}
