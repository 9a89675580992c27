package org.muster.backup.web;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.backup.Backups;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The backups there are, and the next. */
@Controller
class BackupPages {

  private final Backups backups;

  BackupPages(Backups backups) {
    this.backups = backups;
  }

  @GetMapping("/admin/backups")
  String list(
      Scope scope,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String htmx,
      Model model) {
    allow(scope);
    model.addAttribute("page", new BackupsPage(backups.latest(), backups.keyMark()));
    return htmx == null ? "backup/backups" : "backup/list";
  }

  /** A backup that is made is on the trail, by {@link Backups#begin}. */
  @PostMapping("/admin/backups")
  String make(Scope scope) {
    allow(scope);
    backups.begin(Actor.current());
    return "redirect:/admin/backups";
  }

  /** Taking one away is on the trail, by {@link Backups#take}. */
  @GetMapping("/admin/backups/{id}/file")
  ResponseEntity<FileSystemResource> file(Scope scope, @PathVariable UUID id) {
    allow(scope);
    Path file = backups.take(id);
    var disposition =
        ContentDisposition.attachment().filename(String.valueOf(file.getFileName())).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(new FileSystemResource(file));
  }

  private static void allow(Scope scope) {
    if (!scope.whole()) {
      throw Problem.forbidden();
    }
  }
}
