"""How each kind of scene is told. Several tellings each; the writer takes one and none twice.

Rules for a new one: every sentence true for every finding of its kind, no figure but a slot's, no image (images
belong to the world a post is set in), the number or the quotation last, no word that claims more than the detector
proved. No two tellings may share a sentence of six words.
"""

from collections.abc import Mapping, Sequence

TAKES: Mapping[str, Sequence[str]] = {
    "promise_more": (
        "The verb in the title is {Verb}. [The merged diff|What was merged] takes out {minus} lines and puts in {plus}.",
        "{Verb}, [says|announces] the title. By git's count {minus} lines left and {plus} arrived, which leaves the"
        " repository with {growth_number} more lines to {verb} than before.",
        "Lines that went: {minus}. Lines that came [to see them off|to watch them leave]: {plus}.",
        "Git [takes|took] the title at its word to the extent of {minus} lines, then [adds|added] {plus} of its own"
        " [to be on the safe side|to make up for it].",
    ),
    "promise_less": (
        "The verb in the title is {Verb}. [In the diff|Below it], {plus} lines arrive and {minus} lines make room.",
        "{Verb}, says the title, and {plus} lines duly come. The {minus} that go are not mentioned.",
        "[To make room for|In exchange for] {plus} new lines, {minus} old ones were shown out.",
    ),
    "commit_more": (
        "{Early_at} the branch sat down to {verb}: {early}. It got up {growth} heavier.",
        "{early} [is|was], by git's count, {plus} in and {minus} out. The verb is {Verb} all the same.",
        "[Consider|Take] {early}, {early_stamp}. [It comes to|Its total is] {own_sum}, [and|though] the title [still|]"
        " says {Verb}.",
    ),
    "commit_less": (
        "{early}, {early_stamp}, [is remembered for|mainly consists of] what it [took out|removed]: {minus}, against"
        " {plus} that came.",
        "The title of {early} says {Verb}; [its diff|the commit] takes out {minus} and adds {plus}.",
    ),
    "bullet_verbs": (
        "Under the title stands a list of {bullets}. They begin with {verbs}. [For {Verb}, see the title|{Verb} is"
        " mentioned in the title].",
        "The [description|summary] [does not repeat the verb|prefers other verbs]: its {bullets} start with {verbs}.",
        "Whoever reads past {Verb} comes to {bullets} that say {verbs}[ instead|].",
    ),
    "late_description": (
        "Number {item} on the description's list [is|reads] {quote_end} [Then, {late_abs},|{Late_abs}] came {late}. The"
        " list [still has|kept] its {bullets}.",
        "{Late_abs} the branch [parted with something|let something go]: {late}. The description [still offers it|has"
        " kept it on], as number {item}: {quote_end}",
        "The description promises {quote}, as number {item} of {bullets}. [Against that stands|The last word, however,"
        " has] {late}, {late_stamp}.",
    ),
    "argument": (
        "The titles take turns. {roll} {Verb} [ends with|has] {times} and the last word, {Other} with {other_times}.",
        "[Read|Listen to] the verbs by the clock. {roll} The noun [stays where it is|is the same each time]: {noun}.",
        "What the branch thought of its {noun} [depends on the hour|can be read off the titles]. {roll} That [makes|is]"
        " {times} for {Verb} and {other_times} for {Other}.",
    ),
    "verses": (
        "[A verb comes back|The branch has a verb it trusts]: {times} begin with {Verb}. {row}",
        "{Verb}, it [turns out|appears], can be said more than once. {row}",
        "{row} The verb [keeps|held]; what follows it [changes|changed] each time.",
    ),
    "chain": (
        "[After that, by the clock|What happened then, by the clock]. {row} Each of these took out lines of the one"
        " before.",
        "The answer came in instalments. {row} [With each instalment|Each time], lines of the previous one went.",
        "[These titles belong together|These are best read in a row]. {row} The lines that each of them removed had"
        " arrived with its neighbour.",
    ),
    "relay": (
        "In {early}, {early_at}, {name} is the answer. In {late}, {late_at}, it is the question.",
        "{Early_stamp}: {early}. {Late_stamp}: {late}. [It took|That is] {span} for {name} to get from the right-hand"
        " side of a replacement to the left.",
        "{name} [takes over|moves in] {early_at}, with {early}. {Late_at} its name [comes up again|is back], on the other"
        " side of the verb: {late}.",
    ),
    "there_and_back": (
        "{Early_stamp}: {early}. {Late_stamp}: {late}, [and|with which] {lines} [were back|went back] where they had"
        " been. [The word {word} held for {span}.|The excursion took {span}.]",
        "{early} [carried|took] {lines} to a better place {early_at}. {late} [brought them home|carried them back]"
        " {late_at}.",
        "[Between|From] {early} [and|to] {late}, {lines} made an outing that ended where it began, [after {span}|{span}"
        " on].",
    ),
    "own_alarm": (
        "{Early_stamp}: {early}. {Late_stamp}: {late}. [The warning had|That was] {span} [to make its point|of"
        " attention].",
        "{Early_at} the branch began to [warn people|raise its voice]: {early}. [After {span} it|It then, after {span},]"
        " [stopped listening|asked for quiet]: {late}.",
        "A warning [likes|wants] to be heard. {early} [went in|was added] {early_at}, and {late} {late_at}.",
    ),
    "lost_letters": (
        "{early} [was thorough with|went through] the names: {many} of them came out an underscore short, {name} among"
        " them. [They had it back|The underscores returned] {late_at}, with {late}.",
        "For {span} the branch [had|contained] a thing called {name}. It [belongs to|was among] the {names} that lost an"
        " underscore to {early} and got it back from {late}.",
        "{Names}, {name} for instance, mislaid an underscore {early_at} in {early}. {late} found them [again|] {late_at}.",
    ),
    "short_file": (
        "[In passing|Along the way], {early} created {file}, {lines} of it. {late} deleted the file {span} later. [The"
        " commit that wrote it begins with {Same}, and so does the commit that deleted it.|]",
        "Then there is {file}. It was created {early_at}, at {lines}, and deleted {late_at}. [{Same} is what the title"
        " says on arrival, and {Same} is what it says on departure.|]",
        "{file} [lived|stayed] for {span}. {early} brought it in, {lines} long, and {late} [saw it out|took it away].",
    ),
    "short_name": (
        "{name} [arrived|turned up] {early_at}, with {early}. {late} took its definition out {late_at}.",
        "The [working life|tenure] of {name} was {span}: in with {early}, out with {late}.",
        "[Between|From] {early_stamp} [and|to] {late_stamp} the branch [relied on|had the use of] {name}. {early} had"
        " brought it; {late} [took it away|removed it].",
    ),
    "short_advertised": (
        "The definition of {name} went {late_abs}, with {late}. The description [mentions|names] it [to this day|still].",
        "{late} [took out|removed] the definition of {name}, {span} after it arrived. [Readers of the description|Those"
        " who read the description] are [still|] sent to look for it.",
    ),
    "taken_back": (
        "{late} took out {lines} that {early} had put in. They were {span} old.",
        "{Early_stamp}: {early}. {Late_stamp}: {late}. [Of the former|From the earlier], {lines} left with the latter.",
        "What {early} [built|set up] {early_at} was {lines} shorter {late_at}, by way of {late}.",
        "[Then|Next to go]: {lines} of {early}, {span} after they were written. The commit is {late}.",
    ),
    "taken_line": (
        "{Early_stamp}: {early}. {Late_stamp}: {late}. The line it [removed|took out] was {span} old.",
        "[It took|There were] {span} [to get from|between] {early} [to|and] {late}.",
        "{early} had been [in place|on the branch] for {span} when it was amended by {late}.",
    ),
    "few_words": (
        "{early} is [the whole message of|all that is said about] a commit that comes to {own_sum} in {own_files}. [Of"
        " {all_commits}, {silent} say no more than their title.|]",
        "The largest commit of the branch is {own_sum}. Its message is {words} long: {early}.",
        "[At {own_sum}|With {own_files} and {own_sum}], {early} is the largest commit here. {Words} [were enough for"
        " it|had to do].",
    ),
    "first_draft": (
        "The first commit, {early_at}, already stood at {own_sum}. [By|After] the last, {last_at}, it had become {sum}.",
        "{own_sum} was the total after the first commit, {early_at}. The {later} that followed [brought|moved] it to"
        " {sum}.",
        "[Nearly all of it|Most of it] was there {early_at}, when the first commit came to {own_sum}. {Later} on, the"
        " diff [reads|read] {sum}.",
    ),
    "snowball": (
        "The first commit, {early_at}, was {own_sum}. What was merged is {sum}.",
        "It began {early_at} with {own_sum}. {Later} on, it was {sum}.",
        "Of the {sum} that were merged, {own_sum} had been [enough|the plan] for the first commit, {early_at}.",
    ),
    "round_trip": (
        "[Commit by commit|Added up], the branch wrote {added}. It took {gone} of that out again [itself|on its own].",
        "{Gone} [came and went|were written and removed] without ever leaving the branch, which added {added} in all.",
        "Whoever [counts|adds up] the commits gets {added}; whoever [counts|reads] the diff gets {plus}. [In|Among] the"
        " difference are {gone} that the branch wrote and took out [itself|again].",
    ),
    "late_paper": (
        "{Late_abs} the [paperwork|plan] was informed: {late}. The work it describes, {early}, was {span} old.",
        "The paperwork for {early} is dated {span} later. It is called {late}.",
        "[First|In that order:] the deed, {early_stamp}: {early}. Then the plan, {late_stamp}: {late}.",
    ),
    "late_tests": (
        "The tests were told {late_abs}: {late}. The code had [moved on|changed] {span} earlier, in {early}.",
        "{Early_stamp}, the code: {early}. {Late_stamp}, the tests: {late}.",
        "{late} [brings|brought] the tests round to what {early} had decided {span} before.",
    ),
    "second_clock": (
        "Git also notes when a commit was last rewritten. By that clock {together} from {days} happened {rewritten_at}.",
        "The commits [have|carry] a second date, of their last rewriting. {Together}, written on {days}, [share|agree on]"
        " it: {rewritten_stamp}.",
    ),
    "pushes": (
        "GitHub [counted|recorded] {pushes} for {all_commits}.",
        "{All_commits} [reached|were put on] the branch by way of {pushes}.",
    ),
    "automerge": (
        "Auto-merge was switched on {on} and off {off}.",
        "The record shows auto-merge going on {on}, and off {off}.",
    ),
    "big_word": (
        "{Word}, in the case of {early}, [came to|meant] {changed} in {own_files}.",
        "{early} [is|turned out to be] a matter of {changed}. [The word {word} is the largest thing in it.|]",
    ),
    "for_now": (
        "A comment in {file} says {quote_end} It was merged {merged_at}.",
        "Among the merged lines is a comment in {file}: {quote_end} [The merge is dated|It has been in place since"
        " the merge,] {merged_at}.",
    ),
    "lions_share": (
        "Of {plus} added, {share} went into {file}.",
        "{file} [took|accounts for] {share} of the added lines.",
    ),
    "long_wait": (
        "It was open for {open}. It changes {changed}.",
        "[For {changed}|To merge {changed}] it took {open}, from {created_day} to {merged_day}.",
    ),
    "words_and_lines": (
        "The description runs to {words}. The diff runs to {changed}.",
        "For {changed} there is a description of {words}.",
        "{Changed} of diff [travel with|are accompanied by] {words} of explanation.",
    ),
    "remark": (
        "{Who} {asks}: {question} {given} [replies|answers]: {answer} [The log has it as|In the log that is] {commit}.",
        "The review [contains|has] this exchange. {Who}: {question} {given}: {answer}",
        "{Who} {asks}: {question} [The branch answered|An answer came] {commit_at}: {commit}.",
    ),
    "confession": (
        "{early} [says|puts down] what happened: {quote_end} [The sentence stays in the log|That is in writing now].",
        "{early} [might have stopped at|could have left it at] its title. [It goes on|Below stands]: {quote_end}",
    ),
    "proof": (
        "The tests [come to|amount to] {tests}[, against|;] {rest} [for|went to] the rest of the code.",
        "Of what was added, {tests} are tests. The rest of the code has {rest}.",
        "{Tests} of tests [stand beside|came along with] {rest} of everything else that runs.",
    ),
    "odd_hours": (
        "{early} was written {early_at}.",
        "The clock beside {early} says {early_clock}.",
    ),
    "company": (
        "{name} is named as co-author on {many} of the {all_commits}.",
        "On {many} of {all_commits}, {name} signs as co-author.",
        "The [co-author on|second name on] {many} of {all_commits} is {name}.",
    ),
}
