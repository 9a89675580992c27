package org.muster.operation.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.operation.Operations;
import org.muster.operation.Packs;
import org.muster.operation.Stages;
import org.muster.people.Chain;
import org.muster.people.Scope;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The packs an operation can be declared from: looked at, taken as a file, loaded from one. */
@Controller
@RequestMapping("/operations/packs")
class PackPages {

  private final Packs packs;
  private final Stages stages;
  private final Operations operations;
  private final Chain chain;

  PackPages(Packs packs, Stages stages, Operations operations, Chain chain) {
    this.packs = packs;
    this.stages = stages;
    this.operations = operations;
    this.chain = chain;
  }

  /** A pack, and what declaring an operation from it would change. */
  @GetMapping("/{code}/{version}")
  String page(
      Scope scope,
      @PathVariable String code,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable String stage,
      Model model) {
    OperationPages.working(scope);
    var pack = packs.get(code, version);
    model.addAttribute(
        "page",
        new StepPage(
            null,
            stages.beginning(pack, stage == null ? pack.first().code() : stage),
            chain.holders(),
            operations.current().isPresent()));
    return "operation/step";
  }

  @GetMapping("/{code}/{version}/file")
  ResponseEntity<byte[]> file(Scope scope, @PathVariable String code, @PathVariable int version) {
    OperationPages.working(scope);
    var pack = packs.get(code, version);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("%s-%d.json".formatted(pack.code(), pack.version()))
                .build()
                .toString())
        .contentType(MediaType.APPLICATION_JSON)
        .body(pack.content().getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping
  String load(Scope scope, Viewer viewer, @RequestParam MultipartFile file) throws IOException {
    OperationPages.working(scope);
    var loaded = packs.load(new String(file.getBytes(), StandardCharsets.UTF_8), viewer.name());
    return "redirect:/operations/packs/%s/%d".formatted(loaded.code(), loaded.version());
  }
}
