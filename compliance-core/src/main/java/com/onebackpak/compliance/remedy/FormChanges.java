package com.onebackpak.compliance.remedy;

import com.google.common.collect.Iterables;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;

/** The same data in forms that tell less: what is gone from it cannot be put back. Has no state. */
final class FormChanges {
    /** From the most telling to the least. */
    private static final List<DataForm> FORMS =
            List.of(DataForm.IDENTIFIED, DataForm.PSEUDONYMISED, DataForm.DE_IDENTIFIED, DataForm.AGGREGATED);

    private FormChanges() {}

    static List<Change> of(ProcessingRequest request, Vocabulary vocabulary) {
        int now = rank(request.form());
        return vocabulary.terms(Dimension.FORM).stream()
                .map(DataForm.class::cast)
                .filter(form -> now >= 0 && rank(form) > now)
                .map(form -> new Change(
                        "the data is " + form,
                        Set.of(FactParty.CALLER),
                        Set.of("request.form"),
                        false,
                        s -> s.asking(s.request().inForm(form))))
                .toList();
    }

    private static int rank(DataForm form) {
        return Iterables.indexOf(FORMS, known -> known.covers(form));
    }
}
