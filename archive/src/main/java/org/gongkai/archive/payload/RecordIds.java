package org.gongkai.archive.payload;

import java.util.UUID;

/** Where the ids of WARC records come from. */
interface RecordIds {
    /** The id of the next response or revisit record. */
    UUID response();

    /** The id of the next record of any other type. */
    UUID other();

    /** Ids that nobody has drawn before. */
    static RecordIds fresh() {
        return new RecordIds() {
            @Override
            public UUID response() {
                return WarcRecords.newId();
            }

            @Override
            public UUID other() {
                return WarcRecords.newId();
            }
        };
    }
}
