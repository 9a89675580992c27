package org.muster.people.roster.web;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.people.roster.Imports;
import org.muster.people.roster.Upload;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes files from a request, and says who may bring any. */
@Component
class Uploads {

  private final Imports imports;

  Uploads(Imports imports) {
    this.imports = imports;
  }

  /** Rosters are the data team's and the working group's business. */
  void allow(Scope scope) {
    if (!scope.whole()) {
      throw Problem.forbidden();
    }
  }

  UUID begin(Viewer viewer, List<MultipartFile> files) throws IOException {
    var uploads = new ArrayList<Upload>();
    try {
      for (var file : files) {
        var path = Files.createTempFile("muster-import", null);
        uploads.add(new Upload(name(file), path));
        file.transferTo(path);
      }
      return imports.begin(viewer, uploads);
    } finally {
      for (var upload : uploads) {
        Files.deleteIfExists(upload.path());
      }
    }
  }

  /** The name alone, of a length that pages can show; browsers may send a whole path. */
  private static String name(MultipartFile file) {
    var sent = file.getOriginalFilename();
    var name = sent == null ? "" : sent.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
    if (name.isBlank()) {
      return "roster";
    }
    return name.length() > 80 ? name.substring(name.length() - 80) : name;
  }
}
