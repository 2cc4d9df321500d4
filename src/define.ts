import './adapters/rest/define.ts';
import './community/define.ts';
import './members/define.ts';
