package org.muster;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The whole program: one process, many rooms. */
@SpringBootApplication
@Modulithic(systemName = "Muster", sharedModules = "shared")
public class MusterApplication {

  public static void main(String... args) {
    SpringApplication.run(MusterApplication.class, args);
  }
}
