import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs google-java-format over every Java source of the project, with the formatter's own flags. */
class Format {
  public static void main(String... flags) throws Exception {
    var arguments = new ArrayList<>(List.of(flags));
    try (var files = Files.walk(Path.of("src"))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    System.exit(new Main(out, err, System.in).format(arguments.toArray(String[]::new)));
  }
}
