import './adapters/rest/define.ts';
import './calendar/define.ts';
import './community/define.ts';
import './discussion/define.ts';
import './discussion/listing/define.ts';
import './members/define.ts';
import './notifications/define.ts';
import './polls/define.ts';
