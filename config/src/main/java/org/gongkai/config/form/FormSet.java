package org.gongkai.config.form;

import java.util.List;
import java.util.Optional;
import org.gongkai.model.Digest;

/**
 * All forms in use.
 *
 * @param forms ordered by id, each id once
 * @param digest of the files they were read from; part of an extraction's key
 */
public record FormSet(List<Form> forms, Digest digest) {
    public FormSet {
        forms = List.copyOf(forms);
    }

    /** The form of this id. */
    public Optional<Form> find(String id) {
        return forms.stream().filter(form -> form.id().equals(id)).findFirst();
    }

    /** The form that a report about this year must have. */
    public Optional<Form> prescribedFor(int year) {
        return forms.stream()
                .filter(form -> form.expected() && form.prescribedFor(year))
                .findFirst();
    }
}
