package org.muster.requests;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;

/**
 * What somebody asks.
 *
 * @param id made by whoever asks: the same id again is the same request
 * @param asker who asks, who may be staff
 * @param about whom it is about; the asker, or a student
 * @param place null where none is attached
 */
public record Ask(
    UUID id,
    UUID asker,
    String askerName,
    UUID about,
    String type,
    Answers answers,
    @Nullable UUID place) {}
