package org.muster.desks.web;

import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.desks.Rotas;
import org.muster.shared.Problem;

/** A new rota as the form sends it. */
record RotaForm(
    @Nullable String nameZh,
    @Nullable String nameEn,
    @Nullable String whatFor,
    @Nullable String phone,
    @Nullable String place,
    @Nullable UUID unit,
    @Nullable Integer shifts,
    @Nullable LocalTime begins) {

  Rotas.Draft draft() {
    if (unit == null || shifts == null || begins == null) {
      throw Problem.unprocessable("desks.rota");
    }
    return new Rotas.Draft(
        said(nameZh), said(nameEn), said(whatFor), said(phone), said(place), unit, shifts, begins);
  }

  private static String said(@Nullable String words) {
    return words == null ? "" : words;
  }
}
